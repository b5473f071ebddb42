extension Migration {
    /// Who wishes to have no page, found without looking at those who do not.
    static let claims3 = """
        CREATE INDEX profile_wish_by_hidden ON profile_wish (is_hidden, claim_id);
        """
}

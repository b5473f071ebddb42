extension Migration {
    /// What version 2 brings for accounts, claims and their audit.
    static let claims2 = ""
}

extension Migration {
    /// What version 2 brings for what the resolver measured and decided.
    static let identity2 = ""
}

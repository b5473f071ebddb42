extension Migration {
    /// What version 2 brings for runs of reproductions and the links between papers and code.
    static let reproductions2 = ""
}

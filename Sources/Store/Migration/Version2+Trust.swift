extension Migration {
    /// What version 2 brings for the trust number of each researcher.
    static let trust2 = ""
}

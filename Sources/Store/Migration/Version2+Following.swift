extension Migration {
    /// What version 2 brings for follows, invitations, notifications.
    static let following2 = ""
}

/// The rule that calls somebody a close collaborator, with its parameters.
///
/// B is a close collaborator of A when they share at least `minimumWorks` distinct works within the
/// `windowYears` calendar years that end with A's latest work. Works with more than `maximumAuthors` authors do
/// not count. The window ends with the latest work and not with today, so the answer does not drift by itself.
public struct CloseCollaboratorRule: Hashable, Sendable {
    public var minimumWorks = 2
    public var windowYears = 5
    public var maximumAuthors = 30

    public init() {}
}

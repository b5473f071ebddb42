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

    /// One work of A, as the rule sees it.
    public struct Work<Person: Hashable & Sendable>: Sendable {
        /// The earliest year known; nil puts the work outside every window.
        public var year: Int?
        /// Everybody else who wrote it.
        public var others: Set<Person>

        public init(year: Int?, others: Set<Person>) {
            self.year = year
            self.others = others
        }
    }

    /// The close collaborators among those who wrote these works with A.
    ///
    /// - Complexity: linear in the number of authorships.
    public func closeCollaborators<Person>(in works: [Work<Person>]) -> Set<Person> {
        guard let latest = works.compactMap(\.year).max() else { return [] }
        var shared: [Person: Int] = [:]
        for work in works {
            guard let year = work.year, year > latest - windowYears, work.others.count < maximumAuthors else {
                continue
            }
            for person in work.others { shared[person, default: 0] += 1 }
        }
        return Set(shared.filter { $0.value >= minimumWorks }.keys)
    }
}

/// A person in an answer about the collaborator graph.
public struct NamedResearcher: Hashable, Sendable {
    public var id: ResearcherID
    public var name: String

    public init(id: ResearcherID, name: String) {
        self.id = id
        self.name = name
    }
}

/// Two people and what they wrote together.
public struct PairTie: Hashable, Sendable {
    public var near: NamedResearcher
    public var far: NamedResearcher
    public var tie: GraphExcerpt.Tie
    /// The works behind it, newest first.
    public var works: [GraphExcerpt.Work]

    public init(near: NamedResearcher, far: NamedResearcher, tie: GraphExcerpt.Tie, works: [GraphExcerpt.Work]) {
        self.near = near
        self.far = far
        self.tie = tie
        self.works = works
    }
}

/// The rows that answer a question about the graph.
public struct GraphAnswer<Row: Sendable>: Sendable {
    public var rows: [Row]
    /// Why it is not the whole answer, in words; nil when it is.
    public var truncation: String?

    public init(rows: [Row], truncation: String? = nil) {
        self.rows = rows
        self.truncation = truncation
    }
}

/// A chain of people of whom each wrote with the next.
public struct ResearcherPath: Hashable, Sendable {
    /// One more than ties.
    public var people: [NamedResearcher]
    public var ties: [PairTie]
    /// Steps; or, where closeness counts, Σ 1/strength.
    public var length: Double

    public init(people: [NamedResearcher], ties: [PairTie], length: Double) {
        self.people = people
        self.ties = ties
        self.length = length
    }
}

/// How two people are connected.
public struct PathsAnswer: Hashable, Sendable {
    public var from: NamedResearcher
    public var to: NamedResearcher
    /// Shortest first; none when nothing connects them or the search was stopped.
    public var paths: [ResearcherPath]
    /// How many shortest paths there are, listed or not.
    public var count: Double
    /// When nothing connects them: how many people each can be connected with, themselves included.
    public var reach: [Int]
    /// Why paths may be missing, in words.
    public var truncation: String?
    /// Whether the search was stopped before it knew.
    public var isUndecided: Bool { paths.isEmpty && truncation != nil }

    public init(
        from: NamedResearcher, to: NamedResearcher, paths: [ResearcherPath], count: Double, reach: [Int] = [],
        truncation: String? = nil
    ) {
        self.from = from
        self.to = to
        self.paths = paths
        self.count = count
        self.reach = reach
        self.truncation = truncation
    }
}

/// Which of the paths between two people are wanted.
public enum PathChoice: Hashable, Sendable {
    /// Of the shortest the one with the closest collaborators.
    case one
    /// All shortest, at most so many.
    case all(limit: Int)
    /// The k shortest, also longer ones.
    case shortest(Int)
}

/// Somebody who wrote with all who were asked about.
public struct CommonCollaborator: Hashable, Sendable {
    public var person: NamedResearcher
    /// One tie to each who was asked about, in that order.
    public var ties: [PairTie]

    public init(person: NamedResearcher, ties: [PairTie]) {
        self.person = person
        self.ties = ties
    }
}

/// By what somebody's place in the graph is measured.
public enum Centrality: String, CaseIterable, Hashable, Sendable {
    /// The number of collaborators.
    case degree
    /// Newman's strength of all ties together.
    case strength
    case pagerank
    /// How many shortest paths between others lead through somebody.
    case betweenness
    /// The largest k such that somebody belongs to a group where each wrote with k of the group.
    case core
}

/// A node of a graph with a number: a researcher, or a work in the graph of citations.
public struct RankedNode: Hashable, Sendable {
    /// `R12`, `W7`
    public var id: GraphExcerpt.NodeID
    public var name: String?
    public var score: Double
    /// Collaborators; of a work, the works that cite it.
    public var degree: Int

    public init(id: GraphExcerpt.NodeID, name: String?, score: Double, degree: Int) {
        self.id = id
        self.name = name
        self.score = score
        self.degree = degree
    }
}

/// A ranking with what is to be known about its numbers.
public struct RankingAnswer: Hashable, Sendable {
    public var rows: [RankedNode]
    /// How many there are in all.
    public var total: Int
    /// How the numbers came about, with their error where they have one.
    public var method: String
    public var truncation: String?

    public init(rows: [RankedNode], total: Int, method: String, truncation: String? = nil) {
        self.rows = rows
        self.total = total
        self.method = method
        self.truncation = truncation
    }
}

/// A group of people who write with each other more than chance would give.
public struct Community: Hashable, Sendable {
    /// From 1, largest first.
    public var number: Int
    /// Strongest ties within first.
    public var members: [NamedResearcher]
    /// Ties within, and ties that lead out.
    public var innerTies: Int
    public var outerTies: Int

    public init(number: Int, members: [NamedResearcher], innerTies: Int, outerTies: Int) {
        self.number = number
        self.members = members
        self.innerTies = innerTies
        self.outerTies = outerTies
    }
}

/// Communities with what they were found by.
public struct CommunitiesAnswer: Hashable, Sendable {
    public var communities: [Community]
    /// How many there are, of two or more people.
    public var total: Int
    public var modularity: Double
    public var truncation: String?

    public init(communities: [Community], total: Int, modularity: Double, truncation: String? = nil) {
        self.communities = communities
        self.total = total
        self.modularity = modularity
        self.truncation = truncation
    }
}

/// A tie without which two parts of the graph would not be connected.
public struct BridgeTie: Hashable, Sendable {
    public var pair: PairTie
    /// How many people it connects with the rest: those on the smaller side.
    public var smallerSide: Int
    /// Whether the loss of either person would part others too.
    public var holdsNear: Bool
    public var holdsFar: Bool

    public init(pair: PairTie, smallerSide: Int, holdsNear: Bool, holdsFar: Bool) {
        self.pair = pair
        self.smallerSide = smallerSide
        self.holdsNear = holdsNear
        self.holdsFar = holdsFar
    }
}

/// A tie that became stronger from one period to the next.
public struct RisingPair: Hashable, Sendable {
    public var pair: PairTie
    public var earlierWorks: Int
    public var laterWorks: Int
    /// Strength gained for each year.
    public var rise: Double

    public init(pair: PairTie, earlierWorks: Int, laterWorks: Int, rise: Double) {
        self.pair = pair
        self.earlierWorks = earlierWorks
        self.laterWorks = laterWorks
        self.rise = rise
    }
}

/// Ties that became stronger, with the periods compared.
public struct RisingAnswer: Hashable, Sendable {
    public var rows: [RisingPair]
    public var earlier: ClosedRange<Int>
    public var later: ClosedRange<Int>
    /// How many rose in all.
    public var total: Int
    public var truncation: String?

    public init(
        rows: [RisingPair], earlier: ClosedRange<Int>, later: ClosedRange<Int>, total: Int, truncation: String? = nil
    ) {
        self.rows = rows
        self.earlier = earlier
        self.later = later
        self.total = total
        self.truncation = truncation
    }
}

/// Somebody a person has not written with and may, with those who speak for it.
public struct Suggestion: Hashable, Sendable {
    public var person: NamedResearcher
    /// Adamic and Adar's sum.
    public var score: Double
    /// The ties of the person asked about to the common collaborators, the one that says most first.
    public var nearTies: [PairTie]
    /// The ties of these to the person suggested, in the same order.
    public var farTies: [PairTie]

    public init(person: NamedResearcher, score: Double, nearTies: [PairTie], farTies: [PairTie]) {
        self.person = person
        self.score = score
        self.nearTies = nearTies
        self.farTies = farTies
    }
}

/// The size and shape of both graphs.
public struct GraphStatistics: Hashable, Sendable {
    public var researchers = 0
    /// Those who wrote with nobody.
    public var alone = 0
    public var ties = 0
    /// Ties with a work whose author list is cut or not known to be whole.
    public var lowerBounds = 0
    /// Works behind the ties.
    public var works = 0
    /// Parts of two or more people, and the people in the largest.
    public var components = 0
    public var largestComponent = 0
    public var meanCollaborators = 0.0
    public var mostCollaborators = 0
    public var mostConnected: NamedResearcher?
    /// The largest core number.
    public var degeneracy = 0
    public var citingOrCitedWorks = 0
    public var citations = 0
    public var revision = 0
    /// Whether the graphs were read from the file beside the store rather than built.
    public var cameFromFile = false

    public init() {}
}

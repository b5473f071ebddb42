/// How good the catalogue's grouping is on one gold, with the parameters and the gold it was measured by.
public struct IdentityScoreAnswer: Hashable, Sendable {
    /// One grouping of names or records, compared with the truth.
    public struct Grouping: Hashable, Sendable {
        /// `people`, `people by exact name`, `rare full`, `works`, …
        public var name: String
        /// Labelled mentions or records.
        public var count: Int
        public var precision: Double
        public var recall: Double
        public var f1: Double
        public var pairPrecision: Double
        public var pairRecall: Double
        public var pairF1: Double
        public var wrongPairs: Int
        public var missedPairs: Int
        /// nil where surfaces play no part.
        public var variantRecall: Double?
        /// Known-different pairs of people joined; nil where they play no part.
        public var strangersJoined: Int?

        public init(
            name: String, count: Int, precision: Double, recall: Double, f1: Double, pairPrecision: Double,
            pairRecall: Double, pairF1: Double, wrongPairs: Int, missedPairs: Int, variantRecall: Double? = nil,
            strangersJoined: Int? = nil
        ) {
            self.name = name
            self.count = count
            self.precision = precision
            self.recall = recall
            self.f1 = f1
            self.pairPrecision = pairPrecision
            self.pairRecall = pairRecall
            self.pairF1 = pairF1
            self.wrongPairs = wrongPairs
            self.missedPairs = missedPairs
            self.variantRecall = variantRecall
            self.strangersJoined = strangersJoined
        }
    }

    /// The catalogue's own people first, then the floors, the classes of names, and works.
    public var groupings: [Grouping]
    /// Known-different pairs of people of whom both have labelled mentions.
    public var strangers: Int
    public var doublePlaces: Int
    public var workAccuracy: Double
    public var questionsAsked: Int
    /// Of the first fifty questions, how many there are and how many have the answer “same”.
    public var firstQuestions: Int
    public var firstRight: Int
    public var pairRecallIfAccepted: Double
    public var labelsWithoutPlace: Int
    public var parameters: String
    /// SHA-256 of the gold file.
    public var goldHash: String

    public init(
        groupings: [Grouping], strangers: Int, doublePlaces: Int, workAccuracy: Double, questionsAsked: Int,
        firstQuestions: Int, firstRight: Int, pairRecallIfAccepted: Double, labelsWithoutPlace: Int,
        parameters: String, goldHash: String
    ) {
        self.groupings = groupings
        self.strangers = strangers
        self.doublePlaces = doublePlaces
        self.workAccuracy = workAccuracy
        self.questionsAsked = questionsAsked
        self.firstQuestions = firstQuestions
        self.firstRight = firstRight
        self.pairRecallIfAccepted = pairRecallIfAccepted
        self.labelsWithoutPlace = labelsWithoutPlace
        self.parameters = parameters
        self.goldHash = goldHash
    }
}

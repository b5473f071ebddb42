/// Weights fitted on half of a gold, and what they are worth on the other half.
public struct FitAnswer: Hashable, Sendable {
    /// The parameter file as text.
    public var file: String
    public var version: String
    /// The evidence whose weight was fitted; the rest keeps what it had.
    public var fitted: [String]
    public var samePairs: Int
    public var differentPairs: Int
    public var same: Double
    public var review: Double
    /// B³ on the half that was not fitted: with the weights that come with the program, and with these.
    public var precisionBefore: Double
    public var recallBefore: Double
    public var precisionAfter: Double
    public var recallAfter: Double
    public var goldHash: String

    public init(
        file: String, version: String, fitted: [String], samePairs: Int, differentPairs: Int, same: Double,
        review: Double, precisionBefore: Double, recallBefore: Double, precisionAfter: Double, recallAfter: Double,
        goldHash: String
    ) {
        self.file = file
        self.version = version
        self.fitted = fitted
        self.samePairs = samePairs
        self.differentPairs = differentPairs
        self.same = same
        self.review = review
        self.precisionBefore = precisionBefore
        self.recallBefore = recallBefore
        self.precisionAfter = precisionAfter
        self.recallAfter = recallAfter
        self.goldHash = goldHash
    }
}

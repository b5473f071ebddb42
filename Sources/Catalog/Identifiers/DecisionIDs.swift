/// Something a person decided about identity: `D3`.
public struct RulingID: LocalID {
    public static let letter: Character = "D"
    public let rawValue: Int64
    public init(_ rawValue: Int64) { self.rawValue = rawValue }
}

/// A question that waits for a person: `Q5`.
public struct QuestionID: LocalID {
    public static let letter: Character = "Q"
    public let rawValue: Int64
    public init(_ rawValue: Int64) { self.rawValue = rawValue }
}

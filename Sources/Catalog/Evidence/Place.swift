/// Where something stands in the document it was read from.
public struct Place: Hashable, Sendable, Codable {
    /// The line, counted from 1. For markup, the line of the element that held the text.
    public var line: Int
    /// The character within the line, counted from 1; nil where the reader cannot tell (markup).
    public var column: Int?
    /// How many characters it takes; nil where the reader cannot tell.
    public var length: Int?

    public init(line: Int, column: Int? = nil, length: Int? = nil) {
        self.line = line
        self.column = column
        self.length = length
    }
}

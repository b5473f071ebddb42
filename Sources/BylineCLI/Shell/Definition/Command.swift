/// One command: parses its words into values, asks the registrar, prints.
package protocol Command: Sendable {
    static var definition: CommandDefinition { get }
    init(_ line: ParsedLine) throws(UsageError)
    /// - Returns: how the process should end when nothing was thrown.
    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus
}

/// The words and flags with which a command was called, checked against its definition.
package struct ParsedLine {
    package var words: [String]
    var values: [String: String]
    var counts: [String: Int]

    package init(words: [String] = [], values: [String: String] = [:], counts: [String: Int] = [:]) {
        self.words = words
        self.values = values
        self.counts = counts
    }

    /// The value of a flag that was given.
    package func value(_ name: String) -> String? { values[name] }
    package func has(_ name: String) -> Bool { counts[name, default: 0] > 0 }
    /// How many times a flag was given.
    package func count(_ name: String) -> Int { counts[name, default: 0] }
    /// The value of a flag that is a whole number; the parser has seen to it that it is one.
    func number(_ name: String) -> Int? { values[name].flatMap(Int.init) }
    /// The words as one text, as for a name that comes in several arguments.
    var phrase: String { words.joined(separator: " ") }
}

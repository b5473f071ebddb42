import Foundation

/// A JSON value that can be compared and printed with its keys sorted.
enum JSON: Equatable, Codable {
    case null
    case bool(Bool)
    case number(Int)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {  // the next kind is tried
            self = .bool(value)
        } else if let value = try? container.decode(Int.self) {  // the next kind is tried
            self = .number(value)
        } else if let value = try? container.decode(String.self) {  // the next kind is tried
            self = .string(value)
        } else if let value = try? container.decode([JSON].self) {  // the next kind is tried
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }

    /// The text of a golden file.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        }
    }

    /// Every place where two values differ, as `records.3.fields.title: “…” is not “…”`.
    func differences(from other: JSON, at path: String = "") -> [String] {
        switch (self, other) {
        case (.object(let mine), .object(let theirs)):
            return Set(mine.keys).union(theirs.keys).sorted().flatMap { key in
                (mine[key] ?? .null).differences(from: theirs[key] ?? .null, at: path.isEmpty ? key : "\(path).\(key)")
            }
        case (.array(let mine), .array(let theirs)) where mine.count == theirs.count:
            return zip(mine, theirs).enumerated().flatMap { index, pair in
                pair.0.differences(from: pair.1, at: "\(path).\(index)")
            }
        default:
            return self == other ? [] : ["\(path): \(brief) is not \(other.brief)"]
        }
    }

    private var brief: String {
        // A value that cannot be encoded is shown as Swift shows it; it is only a message.
        let line = (try? text) ?? "\(self)"
        return line.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }.joined(
            separator: " ")
    }
}

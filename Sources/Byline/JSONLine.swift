/// One JSON object on one line, its keys in the order given, text unescaped but for what JSON demands.
struct JSONLine: CustomStringConvertible {
    enum Value {
        case text(String?)
        case number(Int?)
        case flag(Bool?)
        case list([String])
    }

    private let fields: [(key: String, value: Value)]

    init(_ fields: [(key: String, value: Value)]) { self.fields = fields }

    var description: String {
        "{" + fields.map { "\(Self.quoted($0.key)):\(Self.written($0.value))" }.joined(separator: ",") + "}"
    }

    private static func written(_ value: Value) -> String {
        switch value {
        case .text(let text): text.map(quoted) ?? "null"
        case .number(let number): number.map(String.init) ?? "null"
        case .flag(let flag): flag.map { $0 ? "true" : "false" } ?? "null"
        case .list(let items): "[" + items.map(quoted).joined(separator: ",") + "]"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

/// Facts for machines, as JSON. Written so that it can stand inside a `<script>` element: no `<`, `>` or `&` is left in
/// it, so nothing in a name can end the element.
package indirect enum JSONLD: Hashable, Sendable {
    case string(String)
    case number(Int)
    case flag(Bool)
    case list([JSONLD])
    /// In the order given. Fields that are nil are left out: what nobody stated is not asserted.
    case object([Field])

    package struct Field: Hashable, Sendable {
        package var name: String
        package var value: JSONLD
        package init(_ name: String, _ value: JSONLD) {
            self.name = name
            self.value = value
        }
    }

    /// An object with the fields that have a value.
    package static func object(_ fields: [(String, JSONLD?)]) -> JSONLD {
        .object(fields.compactMap { name, value in value.map { Field(name, $0) } })
    }

    /// A list; nil when there is nothing in it.
    package static func some(_ values: [JSONLD]) -> JSONLD? { values.isEmpty ? nil : .list(values) }

    package func write(to bytes: inout [UInt8]) {
        switch self {
        case .string(let text): Self.write(text, to: &bytes)
        case .number(let number): bytes += Array(String(number).utf8)
        case .flag(let flag): bytes += Array((flag ? "true" : "false").utf8)
        case .list(let values): Self.write(values, between: "[", "]", to: &bytes) { $0.write(to: &$1) }
        case .object(let fields):
            Self.write(fields, between: "{", "}", to: &bytes) { field, bytes in
                Self.write(field.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                field.value.write(to: &bytes)
            }
        }
    }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    private static func write<Part>(
        _ parts: [Part], between open: Unicode.Scalar, _ close: Unicode.Scalar, to bytes: inout [UInt8],
        _ write: (Part, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        for (index, part) in parts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(part, &bytes)
        }
        bytes.append(UInt8(ascii: close))
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(UInt8(scalar.value))
            case _ where Self.isEscaped(scalar):
                let digits = String(scalar.value, radix: 16)
                bytes += Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
            default: bytes += Array(Character(scalar).utf8)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// What could end the element, be read as a line's end by a script, or is a control character.
    private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
        "<>&\u{2028}\u{2029}".unicodeScalars.contains(scalar) || scalar.value < 0x20 || scalar.value == 0x7F
    }
}

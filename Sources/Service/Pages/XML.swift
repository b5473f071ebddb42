/// A piece of an XML document as a value: feeds and lists of pages. As with `HTML`, no case takes markup from outside.
package indirect enum XML: Sendable {
    case text(String)
    /// The names of elements and attributes are our own words.
    case element(StaticString, KeyValuePairs<StaticString, String>, [XML])

    /// An element with text in it.
    static func leaf(_ name: StaticString, _ text: String) -> XML { .element(name, [:], [.text(text)]) }

    /// The whole document, ending in a newline.
    package var document: [UInt8] {
        var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
        write(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .text(let text): Self.escape(text, to: &bytes)
        case .element(let name, let attributes, let children):
            bytes += Array("<\(name)".utf8)
            for attribute in attributes {
                bytes += Array(" \(attribute.key)=\"".utf8)
                Self.escape(attribute.value, to: &bytes)
                bytes.append(UInt8(ascii: "\""))
            }
            if children.isEmpty {
                bytes += Array("/>".utf8)
                return
            }
            bytes.append(UInt8(ascii: ">"))
            for child in children { child.write(to: &bytes) }
            bytes += Array("</\(name)>".utf8)
        }
    }

    /// Marked characters escaped; characters that XML 1.0 has no form for become U+FFFD.
    private static func escape(_ text: String, to bytes: inout [UInt8]) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes += Array("&amp;".utf8)
            case "<": bytes += Array("&lt;".utf8)
            case ">": bytes += Array("&gt;".utf8)
            case "\"": bytes += Array("&quot;".utf8)
            case "\t", "\n": bytes.append(UInt8(scalar.value))
            case "\r": bytes += Array("&#13;".utf8)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
                bytes += Array("\u{FFFD}".utf8)
            default: bytes += Array(Character(scalar).utf8)
            }
        }
    }
}

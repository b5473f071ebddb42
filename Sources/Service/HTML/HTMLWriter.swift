extension HTML {
    /// The markup as UTF-8. Equal values give equal bytes.
    package var bytes: [UInt8] {
        var writer = HTMLWriter()
        writer.write(self)
        return writer.bytes
    }
}

/// Writes pieces of a page as bytes.
struct HTMLWriter {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(1 << 15) }

    mutating func write(_ piece: HTML) {
        switch piece {
        case .text(let text): escape(text)
        case .group(let pieces): for piece in pieces { write(piece) }
        case .element(let tag, let attributes, let children):
            open(tag, attributes)
            if tag.isVoid { return }
            for child in children { write(child) }
            raw("</")
            raw(tag.name)
            raw(">")
        case .facts(let facts):
            raw("<script type=\"application/ld+json\">")
            facts.write(to: &bytes)
            raw("</script>")
        }
    }

    private mutating func open(_ tag: Tag, _ attributes: [Attribute]) {
        raw("<")
        raw(tag.name)
        for attribute in attributes {
            raw(" ")
            raw(attribute.name)
            guard let value = attribute.value else { continue }
            raw("=\"")
            escape(value)
            raw("\"")
        }
        raw(">")
    }

    /// Words of our own: names of tags and attributes, and what stands between them.
    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Text from anywhere. Marked characters are escaped, in attributes as in text; what HTML has no form for (control
    /// characters, noncharacters) becomes U+FFFD, so that it is seen and cannot be read differently by two parsers.
    private mutating func escape(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            var written = 0
            var index = 0
            while index < utf8.count {
                guard let (replacement, length) = Self.replacement(at: index, in: utf8) else {
                    index += 1
                    continue
                }
                bytes.append(contentsOf: utf8[written..<index])
                bytes.append(contentsOf: replacement.utf8)
                index += length
                written = index
            }
            bytes.append(contentsOf: utf8[written...])
        }
    }

    /// What is written for the character that begins here, and how many bytes it has; nil where it stands for itself.
    private static func replacement(at index: Int, in utf8: UnsafeBufferPointer<UInt8>) -> (String, Int)? {
        func byte(_ offset: Int) -> UInt8 { index + offset < utf8.count ? utf8[index + offset] : 0 }
        switch utf8[index] {
        case UInt8(ascii: "&"): return ("&amp;", 1)
        case UInt8(ascii: "<"): return ("&lt;", 1)
        case UInt8(ascii: ">"): return ("&gt;", 1)
        case UInt8(ascii: "\""): return ("&quot;", 1)
        case UInt8(ascii: "'"): return ("&#39;", 1)
        case 0x09, 0x0A: return nil
        case 0x0D: return ("&#10;", 1)
        case 0..<0x20, 0x7F: return ("\u{FFFD}", 1)
        // U+0080 … U+009F: control characters.
        case 0xC2 where byte(1) < 0xA0: return ("\u{FFFD}", 2)
        // U+FDD0 … U+FDEF, U+FFFE, U+FFFF: noncharacters.
        case 0xEF where byte(1) == 0xB7 && (0x90...0xAF).contains(byte(2)): return ("\u{FFFD}", 3)
        case 0xEF where byte(1) == 0xBF && byte(2) >= 0xBE: return ("\u{FFFD}", 3)
        // U+1FFFE, U+1FFFF and so on up to U+10FFFF.
        case 0xF0...0xF4 where byte(1) & 0x0F == 0x0F && byte(2) == 0xBF && byte(3) >= 0xBE: return ("\u{FFFD}", 4)
        default: return nil
        }
    }
}

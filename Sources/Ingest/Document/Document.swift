package import Catalog
import Foundation

/// A document as its lines of text, whatever it was wrapped in.
public struct Document: Sendable {
    /// How messages call it.
    public let file: String
    /// The lines that hold something, in order.
    package let lines: [Line]
    /// What there was to say about the bytes: a cut stream, damaged characters.
    package let remarks: [Remark]

    /// Bounds on what is read at all. Real pages are a thousand times smaller.
    package enum Limit {
        package static let bytes = 256 << 20
        package static let markupBytes = 16 << 20
        package static let tags = 500_000
        package static let lines = 2_000_000
    }

    /// Unpacks, decodes and numbers the lines.
    /// - Throws: `IngestError` for an empty, binary or oversized document.
    public init(_ bytes: [UInt8], file: String) throws(IngestError) {
        var remarks: [Remark] = []
        var content = bytes[...]
        var isTruncated = false
        if Gzip.recognises(bytes) {
            let unpacked = try Gzip.unpack(bytes, file: file)
            content = unpacked.bytes[...]
            isTruncated = unpacked.isTruncated
            if isTruncated {
                remarks.append(Remark("the compressed stream ends early", file: file, mend: "Fetch the file again"))
            }
        }
        if let wide = try Self.narrowed(content, file: file) { content = wide[...] }
        try Self.refuseWhatIsNoText(content, file: file)
        if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }

        let lines =
            Markup.recognises(content)
            ? try Markup.lines(of: content, file: file)
            : try Self.textLines(of: content, file: file, isTruncated: isTruncated, remarks: &remarks)
        guard !lines.isEmpty else {
            throw IngestError("it holds no text", file: file, mend: "Save the page again and look inside the file")
        }
        self.file = file
        self.lines = lines
        self.remarks = remarks
    }

    /// The text of a document in UTF-16 that says so by its byte-order mark, as UTF-8; nil for any other document.
    private static func narrowed(_ content: ArraySlice<UInt8>, file: String) throws(IngestError) -> [UInt8]? {
        let isLittle = content.starts(with: [0xFF, 0xFE])
        guard isLittle || content.starts(with: [0xFE, 0xFF]), content.count <= Limit.bytes else { return nil }
        var units: [UInt16] = []
        units.reserveCapacity(content.count / 2)
        var at = content.startIndex + 2
        while at + 1 < content.endIndex {
            let (low, high) = isLittle ? (content[at], content[at + 1]) : (content[at + 1], content[at])
            units.append(UInt16(high) << 8 | UInt16(low))
            at += 2
        }
        let text = String(decoding: units, as: UTF16.self)
        let lost = text.unicodeScalars.count { $0 == "\u{FFFD}" }
        if lost > 16, lost > units.count / 20 {
            throw IngestError("it is not UTF-16 text, though it begins so", file: file, mend: "Save it as UTF-8")
        }
        return Array(text.utf8)
    }

    private static func refuseWhatIsNoText(_ content: ArraySlice<UInt8>, file: String) throws(IngestError) {
        if content.isEmpty { throw IngestError("it is empty", file: file, mend: "Save the page again") }
        if content.count > Limit.bytes {
            throw IngestError(
                "it is larger than \(Limit.bytes >> 20) MiB", file: file, mend: "Import its pages one by one")
        }
        if let spot = content.firstIndex(of: 0) {
            throw IngestError(
                "it is not text: byte \(spot - content.startIndex + 1) is zero", file: file,
                mend: "Expected a page saved as plain text, Markdown or HTML, in UTF-8")
        }
    }
}

// MARK: - Plain text

extension Document {
    private static func textLines(
        of content: ArraySlice<UInt8>, file: String, isTruncated: Bool, remarks: inout [Remark]
    ) throws(IngestError) -> [Line] {
        var lines: [Line] = []
        var number = 0
        var followsBlank = true
        var damage: (lines: Int, first: Int, bytes: Int) = (0, 0, 0)
        var start = content.startIndex
        while start < content.endIndex {
            let rest = content[start...]
            let end = rest.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? content.endIndex
            number += 1
            var bytes = content[start..<end]
            let isLast = end == content.endIndex
            if isLast { bytes = bytes.dropLast(unfinishedTail(of: bytes)) }
            let trimmed = trim(bytes)
            if trimmed.isEmpty {
                followsBlank = true
            } else {
                if lines.count == Limit.lines { throw tooManyLines(file) }
                let text = decode(trimmed)
                if let lost = text.lost {
                    if damage.lines == 0 { damage.first = number }
                    damage.lines += 1
                    damage.bytes += lost
                }
                let column = bytes[..<trimmed.startIndex].count { $0 & 0xC0 != 0x80 } + 1
                lines.append(
                    Line(number: number, column: column, text: text.string, followsBlank: followsBlank, isOpen: isLast))
                followsBlank = false
            }
            start = isLast ? end : end + 1
            if !isLast, content[end] == UInt8(ascii: "\r"), start < content.endIndex,
                content[start] == UInt8(ascii: "\n")
            {
                start += 1
            }
        }
        try judge(damage, of: content.count, file: file, remarks: &remarks)
        if isTruncated, let last = lines.indices.last { lines[last].isOpen = true }
        return lines
    }

    static func tooManyLines(_ file: String) -> IngestError {
        IngestError(
            "it has more than \(Limit.lines) lines", file: file, line: Limit.lines,
            mend: "Import its pages one by one")
    }

    /// A few damaged characters are worth a remark; a document full of them is no text.
    private static func judge(
        _ damage: (lines: Int, first: Int, bytes: Int), of size: Int, file: String, remarks: inout [Remark]
    ) throws(IngestError) {
        guard damage.lines > 0 else { return }
        if damage.bytes > 16, damage.bytes > size / 20 {
            throw IngestError(
                "it is not UTF-8 text", file: file, line: damage.first, mend: "Save the page again as UTF-8")
        }
        remarks.append(
            Remark(
                "\(damage.lines) line(s) hold bytes that are not UTF-8", file: file, line: damage.first,
                mend: "They were read with a replacement mark; save the page again as UTF-8"))
    }

    /// How many bytes at the end begin a character that the end of the file cut off.
    private static func unfinishedTail(of bytes: ArraySlice<UInt8>) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.endIndex - back]
            if byte & 0xC0 == 0x80 { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return length > back ? back : 0
        }
        return 0
    }

    /// Takes off blanks of every width at both ends.
    private static func trim(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var slice = bytes
        while let first = slice.first {
            if first == 0x20 || (0x09...0x0D).contains(first) {
                slice = slice.dropFirst()
            } else if slice.starts(with: [0xC2, 0xA0]) {
                slice = slice.dropFirst(2)
            } else if slice.starts(with: [0xE2, 0x80, 0x8B]) || slice.starts(with: [0xEF, 0xBB, 0xBF]) {
                slice = slice.dropFirst(3)
            } else {
                break
            }
        }
        while let last = slice.last {
            if last == 0x20 || (0x09...0x0D).contains(last) {
                slice = slice.dropLast()
            } else if slice.suffix(2).elementsEqual([0xC2, 0xA0]) {
                slice = slice.dropLast(2)
            } else if slice.suffix(3).elementsEqual([0xE2, 0x80, 0x8B]) {
                slice = slice.dropLast(3)
            } else {
                break
            }
        }
        return slice
    }

    /// The text of a line, and how many bytes of it were not UTF-8; nil when all were.
    private static func decode(_ bytes: ArraySlice<UInt8>) -> (string: String, lost: Int?) {
        if let string = String(validating: bytes, as: UTF8.self) { return (tidy(string), nil) }
        let mended = String(decoding: bytes, as: UTF8.self)
        return (tidy(mended), mended.unicodeScalars.count { $0 == "\u{FFFD}" })
    }

    /// Composes accents (NFC) and turns no-break blanks into plain ones. ASCII is returned as it is.
    static func tidy(_ text: String) -> String {
        var text = text
        if text.isASCII { return text }
        // Everything below U+0300 is composed already; the rest is left to Foundation.
        if text.unicodeScalars.contains(where: { $0.value >= 0x300 && !(0x2010...0x2027).contains($0.value) }) {
            text = text.precomposedStringWithCanonicalMapping
        }
        guard text.unicodeScalars.contains(where: \.isWideBlank) else { return text }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.lazy.map { $0.isWideBlank ? " " : $0 })
        return String(scalars)
    }
}

extension Unicode.Scalar {
    /// A blank that is not ASCII's: no-break, figure, narrow no-break.
    fileprivate var isWideBlank: Bool { self == "\u{A0}" || self == "\u{2007}" || self == "\u{202F}" }
}

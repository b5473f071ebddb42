/// Replaces what no XML may hold and some archives send all the same: bytes that are not UTF-8, control characters.
///
/// A document in another encoding, which says so by its mark or in its first line, is passed on as it is.
struct XMLMender {
    /// How many bytes were replaced, and the line of the first, counted from 1.
    private(set) var replaced = 0
    private(set) var firstLine = 0
    private var line = 1
    private var isForeign: Bool?
    /// The beginning of a character that the next piece ends.
    private var held: [UInt8] = []

    /// The pieces to parse, in order.
    mutating func mended(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        if isForeign == nil { isForeign = Self.saysOtherEncoding(bytes) }
        guard isForeign == false else { return [bytes] }
        let piece = held.isEmpty ? bytes : (held + bytes)[...]
        let tail = Self.unfinished(piece)
        held = Array(piece.suffix(tail))
        return [cleaned(piece.dropLast(tail))]
    }

    /// What is left when the document ends.
    mutating func rest() -> ArraySlice<UInt8> {
        defer { held = [] }
        return cleaned(held[...])
    }

    private mutating func cleaned(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let sight = bytes.withUnsafeBytes { ByteScan.survey($0) }
        defer { line += sight.lines }
        if !sight.hasControl, sight.isASCII || String(validating: bytes, as: UTF8.self) != nil { return bytes }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var here = line
        func note() {
            if replaced == 0 { firstLine = here }
            replaced += 1
        }
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x0A:
                here += 1
                output.append(0x0A)
            case 0..<0x20 where scalar != "\t" && scalar != "\r":
                note()
                output.append(0x20)
            case 0xFFFD:
                note()
                output.append(contentsOf: [0xEF, 0xBF, 0xBD])
            default: output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return output[...]
    }

    private static func saysOtherEncoding(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
        let head = String(decoding: bytes.prefix(200), as: UTF8.self)
        guard head.hasPrefix("<?xml"), let declaration = head.split(separator: "?>").first,
            let named = declaration.split(separator: "encoding=").dropFirst().first
        else { return false }
        let name = named.dropFirst().prefix { $0 != "\"" && $0 != "'" }.lowercased()
        return name != "utf-8" && name != "utf8" && name != "us-ascii"
    }

    /// How many bytes at the end begin a character and do not end it.
    private static func unfinished(_ bytes: ArraySlice<UInt8>) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.endIndex - back]
            if byte & 0xC0 == 0x80 { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return length > back ? back : 0
        }
        return 0
    }
}

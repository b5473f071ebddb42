/// Text in headers: ASCII as it is, anything else in the encoded words of RFC 2047.
enum HeaderText {
    /// A header's text. What is not ASCII, or too long for a line, goes into encoded words, one a line.
    /// - Parameter start: characters that stand before it on its first line.
    static func unstructured(_ text: String, after start: Int) -> String {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !text.contains("=?")
        return isPlain && start + text.utf8.count <= 76 ? text : encodedWords(text, after: start)
    }

    /// A name before an address, with the blank that follows it; empty for no name.
    static func phrase(_ name: String) -> String {
        guard !name.isEmpty else { return "" }
        let isPlain = name.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !name.contains("=?") && name.utf8.count <= 60
        guard isPlain else { return encodedWords(name, after: "From: ".utf8.count) + "\r\n " }
        let escaped = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped)\" "
    }

    /// Encoded words, one a line of at most 76 characters, no character cut between two.
    private static func encodedWords(_ text: String, after start: Int) -> String {
        var words: [[UInt8]] = [[]]
        // The frame takes 12 characters and the blank of a further line one; four of base64 carry three bytes.
        func room() -> Int { (76 - 12 - (words.count == 1 ? start : 1)) / 4 * 3 }
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if words[words.count - 1].count + bytes.count > room() { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?utf-8?B?\(base64($0))?=" }.joined(separator: "\r\n ")
    }

    static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        return stride(from: 0, to: bytes.count, by: 3).reduce(into: "") { text, start in
            let part = bytes[start..<min(start + 3, bytes.count)]
            let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
            for place in 0..<4 {
                text.append(place <= part.count ? alphabet[bits >> (18 - 6 * place) & 63] : "=")
            }
        }
    }
}

/// Bodies as ASCII lines of at most 76 characters (RFC 2045 §6.7).
enum QuotedPrintable {
    static func text(_ body: String) -> String {
        let lines = body.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            .split(separator: "\n", omittingEmptySubsequences: false)
        let ended = lines.last == "" ? lines.dropLast() : lines[...]
        return ended.map { encoded($0) + "\r\n" }.joined()
    }

    private static func encoded(_ line: Substring) -> String {
        let bytes = Array(line.utf8)
        var text = ""
        var width = 0
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let isBlank = byte == 0x20 || byte == 0x09
            // A blank at the end of a line would be lost on the way; “=” is the mark itself.
            let isPlain = isBlank ? !isLast : byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "=")
            let hex = String(byte, radix: 16, uppercase: true)
            let piece = isPlain ? String(Unicode.Scalar(byte)) : "=" + (hex.count < 2 ? "0" : "") + hex
            if width + piece.utf8.count > 75 {
                text += "=\r\n"
                width = 0
            }
            text += piece
            width += piece.utf8.count
        }
        return text
    }
}

/// Dates of RFC 5322 §3.3.
enum MailDate {
    /// `Tue, 14 Nov 2023 22:13:20 +0000`
    static func text(_ secondsSinceEpoch: Int) -> String {
        let day = Int((Double(secondsSinceEpoch) / 86_400).rounded(.down))
        let second = secondsSinceEpoch - day * 86_400
        let (year, month, date) = civil(day)
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((day % 7) + 7) % 7]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let clock = [second / 3600, second / 60 % 60, second % 60].map { ($0 < 10 ? "0" : "") + String($0) }
        return "\(weekday), \(date) \(months[month - 1]) \(year) \(clock.joined(separator: ":")) +0000"
    }

    /// The Gregorian date of a day counted from 1 January 1970 (Hinnant, “chrono-compatible low-level date algorithms”).
    private static func civil(_ day: Int) -> (year: Int, month: Int, date: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fromMarch = (5 * ofYear + 2) / 153
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * fromMarch + 2) / 5 + 1)
    }
}

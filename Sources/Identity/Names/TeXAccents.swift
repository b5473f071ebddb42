/// The accents of TeX, and what combining mark each of them is.
enum TeXAccents {
    /// Written with a sign: `\'e`.
    static let signs: [Unicode.Scalar: Unicode.Scalar] = [
        "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "\"": "\u{308}", "~": "\u{303}", "=": "\u{304}", ".": "\u{307}",
    ]
    /// Written with a letter: `\v{c}`, `\c c`.
    static let letters: [String: Unicode.Scalar] = [
        "u": "\u{306}", "v": "\u{30C}", "H": "\u{30B}", "c": "\u{327}", "k": "\u{328}", "r": "\u{30A}", "d": "\u{323}",
        "b": "\u{331}", "t": "\u{361}",
    ]
    /// Letters with a name of their own.
    static let symbols: [String: String] = [
        "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
        "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ",
    ]

    /// Replaces accent macros by the letters they make; other macros and all braces are left to the caller.
    static func resolve(_ source: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var reader = Reader(source: source)
        return reader.run()
    }

    private struct Reader {
        let source: [Unicode.Scalar]
        var at = 0
        var result: [Unicode.Scalar] = []

        init(source: [Unicode.Scalar]) { self.source = source }

        mutating func run() -> [Unicode.Scalar] {
            while at < source.count {
                if source[at] == "\\", at + 1 < source.count, takeMacro() { continue }
                result.append(source[at])
                at += 1
            }
            return result
        }

        /// Reads the macro at `at`; false, and nothing moved, when it is not about a letter.
        mutating func takeMacro() -> Bool {
            if let mark = signs[source[at + 1]] { return takeAccent(mark, argumentAt: at + 2) }
            let name = macroName()
            let after = at + 1 + name.unicodeScalars.count
            if let symbol = symbols[name] {
                result.append(contentsOf: symbol.unicodeScalars)
                at = skippingSpace(after)
                if at + 1 < source.count, source[at] == "{", source[at + 1] == "}" { at += 2 }
                return true
            }
            // `\v{c}` and `\v c`: the argument must be set off from the macro's own letter.
            guard let mark = letters[name], after < source.count, source[after] == "{" || source[after] == " " else {
                return false
            }
            return takeAccent(mark, argumentAt: after)
        }

        private func macroName() -> String {
            var name = String.UnicodeScalarView()
            var next = at + 1
            while next < source.count, source[next].isASCII, source[next].isLetter, name.count < 8 {
                name.append(source[next])
                next += 1
            }
            return String(name)
        }

        /// `{e}`, `{\i}`, `\i` or a bare letter from `start` on, put down with `mark` above it.
        private mutating func takeAccent(_ mark: Unicode.Scalar, argumentAt start: Int) -> Bool {
            var next = skippingSpace(start)
            let isBraced = next < source.count && source[next] == "{"
            if isBraced { next = skippingSpace(next + 1) }
            // Dotless i and j exist only to be accented; the space after such a macro only ends it.
            let isDotless =
                next + 1 < source.count && source[next] == "\\" && (source[next + 1] == "i" || source[next + 1] == "j")
            if isDotless { next += 1 }
            guard next < source.count, source[next].isLetter else { return false }
            result.append(source[next])
            result.append(mark)
            next = isDotless ? skippingSpace(next + 1) : next + 1
            if isBraced, next < source.count, source[next] == "}" { next += 1 }
            at = next
            return true
        }

        private func skippingSpace(_ start: Int) -> Int {
            var next = start
            while next < source.count, source[next] == " " { next += 1 }
            return next
        }
    }
}

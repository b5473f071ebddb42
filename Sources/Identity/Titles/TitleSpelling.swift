/// One spelling for words that British and American printers spell differently, and for small numbers.
///
/// The rules also change words that have one spelling only (`noise`); both sides change alike, so nothing is lost.
enum TitleSpelling {
    static func unified(_ word: String) -> String {
        if let digit = numbers[word] { return digit }
        if let name = Greek.names[word] { return name }
        guard word.utf8.count >= 5, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return word }
        let printed = Array(word.utf8)
        var letters = printed
        if mayEndOtherwise(letters) { unifyEndings(&letters) }
        unifyInside(&letters)
        return letters == printed ? word : String(decoding: letters, as: UTF8.self)
    }

    private static let numbers: [String: String] = [
        "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
        "eight": "8", "nine": "9", "ten": "10",
    ]

    /// British ending, American ending; the first that fits is taken.
    private static let endings: [(british: [UInt8], american: [UInt8])] = [
        ("isations", "izations"), ("isation", "ization"), ("isers", "izers"), ("iser", "izer"), ("ising", "izing"),
        ("ised", "ized"), ("ises", "izes"), ("ise", "ize"), ("ysing", "yzing"), ("ysed", "yzed"), ("yses", "yzes"),
        ("yse", "yze"), ("ogues", "ogs"), ("ogue", "og"), ("tres", "ters"), ("tre", "ter"), ("bres", "bers"),
        ("bre", "ber"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    /// Whether one of the `british` endings is possible: all hold one of these before their last letters.
    private static func mayEndOtherwise(_ letters: [UInt8]) -> Bool {
        let end = letters.suffix(8)
        return zip(end, end.dropFirst()).contains { first, second in
            switch (first, second) {
            case (UInt8(ascii: "i"), UInt8(ascii: "s")), (UInt8(ascii: "y"), UInt8(ascii: "s")),
                (UInt8(ascii: "o"), UInt8(ascii: "g")), (UInt8(ascii: "r"), UInt8(ascii: "e")):
                true
            default: false
            }
        }
    }

    private static func unifyEndings(_ letters: inout [UInt8]) {
        for (british, american) in endings where letters.suffix(british.count).elementsEqual(british) {
            letters.replaceSubrange((letters.count - british.count)..., with: american)
            return
        }
    }

    /// `our` as `or`, `ll` as `l`.
    private static func unifyInside(_ letters: inout [UInt8]) {
        guard zip(letters, letters.dropFirst()).contains(where: { isDouble($0, $1) }) else { return }
        var result: [UInt8] = []
        for (index, letter) in letters.enumerated() {
            let isSilentU =
                letter == UInt8(ascii: "u") && result.last == UInt8(ascii: "o") && index + 1 < letters.count
                && letters[index + 1] == UInt8(ascii: "r")
            let isSecondL = letter == UInt8(ascii: "l") && result.last == UInt8(ascii: "l")
            if !isSilentU && !isSecondL { result.append(letter) }
        }
        letters = result
    }

    /// `ou` or `ll`.
    private static func isDouble(_ first: UInt8, _ second: UInt8) -> Bool {
        (first == UInt8(ascii: "o") && second == UInt8(ascii: "u"))
            || (first == UInt8(ascii: "l") && second == UInt8(ascii: "l"))
    }
}

enum StopWords {
    static let all: Set<String> = [
        "a", "an", "the", "of", "in", "on", "at", "by", "for", "from", "to", "with", "without", "via", "and", "or",
        "but",
        "not", "is", "are", "was", "were", "be", "been", "can", "could", "may", "do", "does", "did", "has", "have",
        "had",
        "how", "what", "when", "where", "why", "which", "who", "that", "this", "these", "those", "it", "its", "we",
        "our",
        "as", "than", "then", "into", "over", "under", "between", "about", "some", "any", "their", "they", "them",
        "such",
        "also", "both", "each", "other", "through", "using", "towards", "toward", "will", "would", "there", "here",
        "if",
        "no", "so", "more", "most", "up", "out", "us", "or", "show", "paper",
    ]
}

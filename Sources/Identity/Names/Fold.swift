import Foundation  // compatibility decomposition

/// The form of a text that is compared and never shown.
///
/// Compatibility decomposition, accents dropped, lower case, every dash a hyphen, every apostrophe `'`, runs of white
/// space one space, and the letters that do not decompose spelt out (`ł` l, `ø` o, `ß` ss, `æ` ae). Letters of other
/// scripts stay.
/// - Complexity: linear in the length of `text`; plain ASCII never leaves a byte loop.
public func fold(_ text: String) -> String { folded(text, umlautsSpeltOut: false) }

/// The folded form, and after it the form with `ö ä ü å` spelt `oe ae ue aa` when that is another one.
public func foldedAlternatives(_ text: String) -> [String] {
    let plain = fold(text)
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return [plain] }
    let spelt = folded(text, umlautsSpeltOut: true)
    return spelt == plain ? [plain] : [plain, spelt]
}

private func folded(_ text: String, umlautsSpeltOut: Bool) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return foldedASCII(text) }
    let decomposed = text.decomposedStringWithCompatibilityMapping
    var folder = Folder()
    for scalar in decomposed.unicodeScalars { folder.take(scalar, umlautsSpeltOut: umlautsSpeltOut) }
    return folder.finished()
}

private func foldedASCII(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
        switch byte {
        case 0x41...0x5A: bytes.append(byte | 0x20)
        case 0x09...0x0D, 0x20: if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
        case 0x60: bytes.append(0x27)
        case 0x00...0x1F, 0x7F: continue
        default: bytes.append(byte)
        }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
}

/// Takes decomposed scalars one by one and keeps the folded text.
private struct Folder {
    private var result = String.UnicodeScalarView()
    private var pendingSpace = false

    mutating func take(_ scalar: Unicode.Scalar, umlautsSpeltOut: Bool) {
        switch scalar.value {
        case 0x0308 where umlautsSpeltOut:  // ¨
            if let last = result.last, "aou".unicodeScalars.contains(last) { put("e") }
        case 0x030A where umlautsSpeltOut:  // ˚
            if result.last == "a" { put("a") }
        case 0x00DF, 0x1E9E: put("ss")
        case 0x00E6, 0x00C6: put("ae")
        case 0x0153, 0x0152: put("oe")
        case 0x00F8, 0x00D8: put(umlautsSpeltOut ? "oe" : "o")
        case 0x00FE, 0x00DE: put("th")
        case 0x00F0, 0x00D0, 0x0111, 0x0110: put("d")
        case 0x0142, 0x0141: put("l")
        case 0x0131: put("i")
        case 0x0127, 0x0126: put("h")
        case 0x014B, 0x014A: put("n")
        case 0x03C2: put("σ")
        case 0x2018, 0x2019, 0x201B, 0x02BC, 0x02BB, 0x0060, 0x00B4, 0x02B9: put("'")
        case 0x2010...0x2015, 0x2212, 0x00AD: if scalar.value != 0x00AD { put("-") }
        default: takeOther(scalar)
        }
    }

    private mutating func takeOther(_ scalar: Unicode.Scalar) {
        if scalar.isAccent || scalar.properties.generalCategory == .format { return }
        if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
            pendingSpace = true
        } else {
            put(scalar.isASCII ? String(scalar).lowercased() : scalar.properties.lowercaseMapping)
        }
    }

    private mutating func put(_ text: String) {
        if pendingSpace && !result.isEmpty { result.append(" ") }
        pendingSpace = false
        result.append(contentsOf: text.unicodeScalars.lazy.filter { !$0.isAccent })
    }

    func finished() -> String { String(result) }
}

extension Unicode.Scalar {
    /// A mark that is dropped in comparison: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs.
    /// Vowel signs of Indic scripts and voicing marks of kana are letters to their readers and stay.
    var isAccent: Bool {
        switch value {
        case 0x0300...0x036F, 0x0483...0x0489, 0x0591...0x05BD, 0x05BF...0x05C7, 0x064B...0x065F, 0x0670,
            0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
            true
        default: false
        }
    }

    /// A letter of any script, or a vowel sign that belongs to one.
    var isLetter: Bool {
        isASCII ? (0x61...0x7A).contains(value | 0x20) : properties.isAlphabetic
    }

    var isLowercaseLetter: Bool { isASCII ? (0x61...0x7A).contains(value) : properties.isLowercase }
    var isUppercaseLetter: Bool { isASCII ? (0x41...0x5A).contains(value) : properties.isUppercase }
    var isDigit: Bool { isASCII ? (0x30...0x39).contains(value) : properties.numericType == .decimal }
}

/// The words of a folded text: letters and digits, apostrophes dropped, anything else a boundary.
package func words(ofFolded text: String) -> [String] {
    var result: [String] = []
    var word: [UInt8] = []
    func finishWord() {
        if !word.isEmpty { result.append(String(decoding: word, as: UTF8.self)) }
        word.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
        if scalar.isLetter || scalar.isDigit {
            if scalar.isASCII { word.append(UInt8(scalar.value)) } else { word.append(contentsOf: String(scalar).utf8) }
        } else if scalar != "'" {
            finishWord()
        }
    }
    finishWord()
    return result
}

/// The letters of a folded text and nothing else.
func letters(ofFolded text: String) -> String {
    if text.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar.isLetter { result.append(scalar) }
    return String(result)
}

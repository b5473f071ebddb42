/// A text as a JSON string, its quotation marks included.
///
/// - Parameter ascii: writes everything beyond ASCII as `\u` escapes; otherwise only what JSON demands is escaped,
///   and the delete character, which terminals swallow.
package func jsonQuoted(_ string: String, ascii: Bool = false) -> String {
    let isPlain = string.utf8.allSatisfy { byte in
        byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && (!ascii || byte < 0x80)
    }
    if isPlain { return "\"\(string)\"" }
    var text = "\""
    for scalar in string.unicodeScalars {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F || (ascii && !scalar.isASCII):
            for unit in Character(scalar).utf16 {
                let digits = String(unit, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        default: text.unicodeScalars.append(scalar)
        }
    }
    return text + "\""
}

/// Reads one JSON value from bytes, front to back, without building what nobody asks for (RFC 8259).
///
/// About as fast as the bytes can be looked at: a string without escapes is taken over as it stands. Names given twice,
/// numbers past every range and nesting without end are the caller's to judge: a number is handed over as printed, and
/// what is skipped is checked for its structure alone.
struct JSONCursor {
    /// What is wrong with the text, and at which byte of it, counted from 1.
    struct Fault: Error {
        var what: String
        var offset: Int
    }

    enum Kind { case object, array, string, number, literal, nothing }

    /// Objects and arrays nested deeper are refused.
    static let depth = 64

    private let bytes: UnsafeRawBufferPointer
    private(set) var at = 0

    /// - Parameter bytes: must outlive the cursor.
    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    // MARK: Looking

    /// What comes next.
    mutating func peek() -> Kind {
        skipBlanks()
        guard at < bytes.count else { return .nothing }
        switch bytes[at] {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "-"), 0x30...0x39: return .number
        default: return .literal
        }
    }

    private mutating func skipBlanks() {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x09, 0x0A, 0x0D: at += 1
            default: return
            }
        }
    }

    func fault(_ what: String) -> Fault { Fault(what: what, offset: min(at, bytes.count) + 1) }

    private mutating func expect(_ byte: UInt8, _ name: String) throws(Fault) {
        skipBlanks()
        guard at < bytes.count, bytes[at] == byte else { throw fault("\(name) is missing") }
        at += 1
    }

    // MARK: Objects and arrays

    /// Reads an object, calling for each member with its name; the call must read or skip the value.
    mutating func object(_ member: (String, inout JSONCursor) throws(Fault) -> Void) throws(Fault) {
        try expect(UInt8(ascii: "{"), "“{”")
        if takes(UInt8(ascii: "}")) { return }
        while true {
            skipBlanks()
            let name = try string()
            try expect(UInt8(ascii: ":"), "“:” after a name")
            try member(name, &self)
            if takes(UInt8(ascii: "}")) { return }
            try expect(UInt8(ascii: ","), "“,” or “}” after a value")
        }
    }

    /// Reads an array, calling once for each element; the call must read or skip it.
    mutating func array(_ element: (inout JSONCursor) throws(Fault) -> Void) throws(Fault) {
        try expect(UInt8(ascii: "["), "“[”")
        if takes(UInt8(ascii: "]")) { return }
        while true {
            try element(&self)
            if takes(UInt8(ascii: "]")) { return }
            try expect(UInt8(ascii: ","), "“,” or “]” after a value")
        }
    }

    private mutating func takes(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    /// Whether nothing but blanks is left.
    mutating func isAtEnd() -> Bool { peek() == .nothing }

    // MARK: Values

    /// Passes over one value of any kind.
    mutating func skip() throws(Fault) {
        var open: [UInt8] = []
        repeat {
            switch peek() {
            case .nothing: throw fault("a value is missing")
            case .string: try skipString()
            case .number, .literal: try skipWord(closing: open.last)
            case .object, .array:
                guard open.count < Self.depth else { throw fault("it is nested deeper than \(Self.depth)") }
                open.append(bytes[at] == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]"))
                at += 1
                if !closes(&open) { continue }
            }
            // After a value: a comma and more, a colon and the value of that name, or the end of what is open.
            while let last = open.last {
                skipBlanks()
                guard at < bytes.count else { throw fault("it ends within a value") }
                if bytes[at] == UInt8(ascii: ",") || bytes[at] == UInt8(ascii: ":") {
                    at += 1
                    break
                }
                guard bytes[at] == last else { throw fault("“,” is missing") }
                at += 1
                open.removeLast()
            }
        } while !open.isEmpty
    }

    /// Whether what was just opened is empty; then it is closed.
    private mutating func closes(_ open: inout [UInt8]) -> Bool {
        guard let last = open.last, takes(last) else { return false }
        open.removeLast()
        return true
    }

    private mutating func skipWord(closing: UInt8?) throws(Fault) {
        let start = at
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x20, 0x09, 0x0A, 0x0D:
                guard at > start else { throw fault("a value is missing") }
                return
            default: at += 1
            }
        }
    }

    private mutating func skipString() throws(Fault) {
        at += 1
        while at < bytes.count {
            at = ByteScan.endOfPlainString(bytes, from: at)
            guard at < bytes.count else { break }
            defer { at += 1 }
            if bytes[at] == UInt8(ascii: "\"") { return }
            if bytes[at] == UInt8(ascii: "\\") { at += 1 }
        }
        throw fault("a string is not closed")
    }

    /// A string, or nil for `null`. A number is given as it is printed when `orNumber` is set.
    mutating func text() throws(Fault) -> String? {
        switch peek() {
        case .string: return try string()
        case .literal:
            guard word() == "null" else { throw fault("a string is expected") }
            return nil
        default: throw fault("a string is expected")
        }
    }

    /// A number, `true`, `false` or `null` as printed.
    mutating func word() -> String {
        let start = at
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x20, 0x09, 0x0A, 0x0D:
                return String(decoding: bytes[start..<at], as: UTF8.self)
            default: at += 1
            }
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    /// A string, its escapes undone. Half of a surrogate pair becomes a replacement mark.
    mutating func string() throws(Fault) -> String {
        try expect(UInt8(ascii: "\""), "a string")
        let start = at
        at = ByteScan.endOfPlainString(bytes, from: at)
        guard at < bytes.count else { throw fault("a string is not closed") }
        if bytes[at] == UInt8(ascii: "\\") { return try escapedString(from: start) }
        guard bytes[at] == UInt8(ascii: "\"") else { throw control() }
        defer { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private func control() -> Fault { fault("a string holds a control character; the line is damaged or cut") }

    private mutating func escapedString(from start: Int) throws(Fault) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(max(64, 2 * (at - start)))
        text.append(contentsOf: bytes[start..<at])
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                at += 1
                try escape(into: &text)
            case 0..<0x20: throw control()
            default:
                let end = ByteScan.endOfPlainString(bytes, from: at)
                text.append(contentsOf: bytes[at..<end])
                at = end
            }
        }
        throw fault("a string is not closed")
    }

    private mutating func escape(into text: inout [UInt8]) throws(Fault) {
        guard at < bytes.count else { throw fault("a string is not closed") }
        let byte = bytes[at]
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            let scalar = try scalar(firstUnit: try hexUnit())
            text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        default: throw fault("“\\\(Character(Unicode.Scalar(byte)))” is no escape")
        }
    }

    private mutating func scalar(firstUnit unit: UInt32) throws(Fault) -> Unicode.Scalar {
        if (0xD800..<0xDC00).contains(unit), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
            bytes[at + 1] == UInt8(ascii: "u")
        {
            let before = at
            at += 2
            let low = try hexUnit()
            if (0xDC00..<0xE000).contains(low) {
                return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
            }
            at = before
        }
        return Unicode.Scalar(unit) ?? "\u{FFFD}"
    }

    private mutating func hexUnit() throws(Fault) -> UInt32 {
        guard at + 4 <= bytes.count else { throw fault("an escape is cut") }
        var unit: UInt32 = 0
        for _ in 0..<4 {
            let byte = bytes[at]
            switch byte {
            case 0x30...0x39: unit = unit << 4 | UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: unit = unit << 4 | UInt32((byte & 0x0F) + 9)
            default: throw fault("“\\u” is not followed by four hexadecimal digits")
            }
            at += 1
        }
        return unit
    }
}

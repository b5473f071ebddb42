/// Turns a stream of UTF-16 that begins with its byte-order mark into UTF-8.
struct UTF16Narrower {
    private var isLittle: Bool?
    private var oddByte: UInt8?
    private var highUnit: UInt16?

    static func recognises(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    }

    /// The next bytes as UTF-8. Half a character waits for the rest.
    mutating func take(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var rest = bytes
        if isLittle == nil {
            isLittle = rest.first == 0xFF
            rest = rest.dropFirst(2)
        }
        var units: [UInt16] = []
        if let highUnit { units.append(highUnit) }
        highUnit = nil
        for byte in rest {
            guard let first = oddByte else {
                oddByte = byte
                continue
            }
            units.append(isLittle == true ? UInt16(byte) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(byte))
            oddByte = nil
        }
        if let last = units.last, UTF16.isLeadSurrogate(last) { highUnit = units.removeLast() }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}

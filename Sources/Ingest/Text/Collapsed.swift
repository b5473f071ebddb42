extension StringProtocol {
    /// The text with every run of ASCII white space as one blank, none at the ends. One pass over the bytes.
    var collapsed: String {
        var text = String(self)
        return text.withUTF8 { bytes in
            guard Self.needsCollapsing(bytes) else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { room in
                var count = 0
                var isBlankDue = false
                for byte in bytes {
                    if Self.isBlank(byte) {
                        isBlankDue = count > 0
                        continue
                    }
                    if isBlankDue {
                        room[count] = 0x20
                        count += 1
                        isBlankDue = false
                    }
                    room[count] = byte
                    count += 1
                }
                return count
            }
        } ?? text
    }

    /// Whether it holds nothing but ASCII white space.
    var isBlank: Bool { utf8.allSatisfy(Self.isBlank) }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Whether a blank stands at an end or beside another, or another kind of white space anywhere.
    private static func needsCollapsing(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let last = bytes.last else { return false }
        if isBlank(bytes[0]) || isBlank(last) { return true }
        let raw = UnsafeRawBufferPointer(bytes)
        var at = ByteScan.endOfWord(raw, from: 0)
        while at < raw.count {
            if bytes[at] == 0x20 ? isBlank(bytes[at + 1]) : isBlank(bytes[at]) { return true }
            at = ByteScan.endOfWord(raw, from: at + 1)
        }
        return false
    }
}

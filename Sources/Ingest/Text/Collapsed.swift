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
                    if byte == 0x20 || (0x09...0x0D).contains(byte) {
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

    private static func needsCollapsing(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var wasBlank = true
        for byte in bytes {
            let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
            if isBlank, wasBlank || byte != 0x20 { return true }
            wasBlank = isBlank
        }
        return wasBlank && !bytes.isEmpty
    }
}

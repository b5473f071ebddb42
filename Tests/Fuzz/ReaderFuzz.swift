import Glibc

// The entry point for libFuzzer. `fuzz.sh` builds one program of it and all readers, and `BYLINE_FUZZ` names the format
// that is tried. What must hold of any bytes stands in `ReaderPromises`; the tests ask it of the kept corpus too.

private let format: String? = getenv("BYLINE_FUZZ").map { String(cString: $0) }

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let broken = ReaderPromises(format: format).broken(by: Array(UnsafeBufferPointer(start: start, count: count)))
    precondition(broken.isEmpty, broken.joined(separator: "; "))
    return 0
}

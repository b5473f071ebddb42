import Glibc

// The entry point for libFuzzer. `fuzz.sh` builds one program of it and all readers, and `BYLINE_FUZZ` names the formats
// that are tried, with blanks between. What must hold of any bytes stands in `ReaderPromises`; the tests ask it of the
// kept corpus too.

private let tried = getenv("BYLINE_FUZZ").map { String(cString: $0).split(separator: " ").map(String.init) } ?? []

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let broken = tried.flatMap { format in
        ReaderPromises(format: format).broken(by: bytes).map { "\(format): \($0)" }
    }
    if broken.isEmpty { return 0 }
    // Optimised traps say nothing by themselves.
    let words = Array(("PROMISE " + broken.joined(separator: "; ") + "\n").utf8)
    _ = write(STDERR_FILENO, words, words.count)
    abort()
}

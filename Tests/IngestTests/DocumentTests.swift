import CZlib
import Catalog
import Testing

import Ingest

@Suite struct DocumentTests {
    private func lines(_ text: String) throws -> [String] {
        try Document(Array(text.utf8), file: "page.txt").lines.map(\.text)
    }

    @Test func `blank lines are left out and remembered`() throws {
        let document = try Document(Array("a\n\n b \nc".utf8), file: "page.txt")
        #expect(document.lines.map(\.number) == [1, 3, 4])
        #expect(document.lines.map(\.followsBlank) == [true, true, false])
        #expect(document.lines.map(\.isOpen) == [false, false, true])
        #expect(document.lines.map(\.column) == [1, 2, 1])
    }

    @Test(arguments: ["\n", "\r\n", "\r", " \t\n", "\u{A0}\r\n"])
    func `every way to end a line gives the same lines`(_ end: String) throws {
        #expect(try lines(["\u{FEFF}one", "two", "", "three"].joined(separator: end)) == ["one", "two", "three"])
    }

    @Test func `no-break blanks are blanks and accents are composed`() throws {
        #expect(try lines("\u{A0}Zoe\u{308}\u{A0}Ek\u{202F}Jr.\n") == ["Zoë Ek Jr."])
    }

    @Test func `a character cut in two at the end is dropped without a remark`() throws {
        for (text, kept) in [("Mézar\u{E9}", 7), ("a€", 2), ("a€", 3), ("a𝛼", 2), ("a𝛼", 4)] {
            let document = try Document(Array(Array(text.utf8).prefix(kept)), file: "page.txt")
            #expect(document.remarks.isEmpty)
            #expect(document.lines.count == 1 && !(document.lines[0].text.contains("\u{FFFD}")))
        }
    }

    @Test func `a damaged byte inside is marked, said, and costs nothing else`() throws {
        var bytes = Array("first\nsecond line\nthird".utf8)
        bytes[8] = 0xFF
        let document = try Document(bytes, file: "page.txt")
        #expect(document.lines.map(\.text) == ["first", "se\u{FFFD}ond line", "third"])
        #expect(document.remarks.map(\.line) == [2])
    }

    @Test(
        arguments: [
            [], Array(" \n\t\n".utf8), [0x53, 0x51, 0x00, 0x01], [0xFF, 0xFE],
            [UInt8](repeating: 0xE9, count: 100), [0x1F, 0x8B, 0x08], [0x1F, 0x8B, 0x09, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        ] as [[UInt8]])
    func `what is no text is refused with a mend`(_ bytes: [UInt8]) throws {
        let error = #expect(throws: IngestError.self) { try Document(bytes, file: "page.txt") }
        #expect(error?.remark.file == "page.txt" && error?.remark.mend.isEmpty == false)
    }

    @Test func `more lines than a page can have are refused`() {
        let bytes = Array(String(repeating: "a\n", count: Document.Limit.lines + 1).utf8)
        let error = #expect(throws: IngestError.self) { try Document(bytes, file: "page.txt") }
        #expect(error?.remark.line == Document.Limit.lines)
    }

    // MARK: - Compressed documents

    @Test func `a compressed document reads as the plain one`() throws {
        let text = "one\ntwo\n"
        let packed = try gzip(Array(text.utf8))
        #expect(try Document(packed, file: "a").lines == Document(Array(text.utf8), file: "a").lines)
        #expect(try Document(packed + packed, file: "a").lines.map(\.text) == ["one", "two", "one", "two"])
    }

    @Test func `a compressed stream that ends early keeps what was read and says so`() throws {
        let text = (1...4000).map { "line \($0) of \($0 &* 2_654_435_761 % 1_000_003)" }.joined(separator: "\n")
        let packed = try gzip(Array(text.utf8))
        let document = try Document(Array(packed.prefix(packed.count / 2)), file: "a.gz")
        #expect(document.remarks.count == 1 && document.lines.count > 100 && document.lines.last?.isOpen == true)
        #expect(text.hasPrefix(document.lines.map(\.text).joined(separator: "\n")))
    }

    @Test func `a stream that unpacks beyond all measure is refused`() throws {
        let packed = try gzip([UInt8](repeating: UInt8(ascii: "a"), count: Document.Limit.bytes + 1))
        #expect(packed.count < 1 << 20)
        #expect(throws: IngestError.self) { try Document(packed, file: "a.gz") }
    }

    /// One member, packed by zlib.
    private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        try #require(
            deflateInit2_(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK)
        defer { deflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        var input = bytes
        let count = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                _ = deflate(&stream, Z_FINISH)
                return target.count - Int(stream.avail_out)
            }
        }
        return Array(output.prefix(count))
    }
}

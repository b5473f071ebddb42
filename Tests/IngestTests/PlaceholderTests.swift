import Testing

@Suite struct IngestPlaceholderTests {
    @Test func `the room stands`() {}
}

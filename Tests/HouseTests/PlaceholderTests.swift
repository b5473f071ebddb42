import Testing

@Suite struct GraphPlaceholderTests {
    @Test func `the room stands`() {}
}

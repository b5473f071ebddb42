import Testing

@Suite struct BylineCLIPlaceholderTests {
    @Test func `the room stands`() {}
}

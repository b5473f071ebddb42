import Testing

@Suite struct StorePlaceholderTests {
    @Test func `the room stands`() {}
}

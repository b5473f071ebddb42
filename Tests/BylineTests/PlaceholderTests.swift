import Testing

@Suite struct BylinePlaceholderTests {
    @Test func `the room stands`() {}
}

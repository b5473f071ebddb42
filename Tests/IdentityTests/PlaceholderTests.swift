import Testing

@Suite struct IdentityPlaceholderTests {
    @Test func `the room stands`() {}
}

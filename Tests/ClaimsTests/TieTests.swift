import Claims
import Testing

/// What an address must show before a token is sent there or looked for there.
@Suite struct TieTests {
    private static let ties = RecordTies(
        names: ["Ana Müller", "A. Müller"], affiliations: ["Pond Institute of Technology", "harvard"],
        works: [
            .init(
                text:
                    "Ducks. Ana Müller, Bo Lind. ana.muller@pond.example, lind@pond.example, https://muller.example/me/",
                otherAuthors: ["Bo Lind"]),
            .init(text: "Alone. quack@ducks.example", otherAuthors: []),
        ])

    @Test(arguments: [
        ("x@pond.example", true), ("x@physics.pond.example", true), ("x@notpond.example", false),
        ("x@harvard.edu", true), ("x@fas.harvard.edu", true), ("x@harvard.com", false), ("x@harvard.xyz", false),
        ("x@pit.edu", true), ("x@pit.ac.uk", true), ("x@pit.uk", false), ("x@harvard.edu.evil.example", false),
        ("x@gmail.com", false), ("x@yahoo.co.uk", false), ("x@mail.qq.com", false), ("x@proton.me", false),
    ])
    func `an institution's domain is printed with a work or carries its name where only institutions get one`(
        _ address: String, _ isTied: Bool
    ) throws {
        #expect(Self.ties.nameInstitution(of: try #require(MailAddress(address))) == isTied)
    }

    @Test func `free mail never speaks for an institution, though a paper prints it`() throws {
        let ties = RecordTies(
            names: ["Ana Müller"], affiliations: ["gmail"], works: [.init(text: "ana@gmail.com", otherAuthors: [])])
        let address = try #require(MailAddress("ana@gmail.com"))
        #expect(!ties.nameInstitution(of: address))
        #expect(ties.print(address), "but it is an address printed in a paper")
    }

    @Test func `a coauthor's address printed in a shared paper proves nothing`() throws {
        #expect(Self.ties.print(try #require(MailAddress("Ana.Muller@pond.example"))))
        #expect(!Self.ties.print(try #require(MailAddress("lind@pond.example"))))
        #expect(!Self.ties.print(try #require(MailAddress("muller@pond.example"))), "not as printed")
        #expect(Self.ties.print(try #require(MailAddress("quack@ducks.example"))), "nobody else wrote that one")
    }

    @Test(arguments: [
        "", "a", "a@", "@b.example", "a@b", "a@@b.example", "a b@c.example", "a@b..example", "a@-b.example",
        ".a@b.example", "ä@b.example", "a@b.example\n", "a@b.example, c@d.example",
    ])
    func `what is not one address is none`(_ text: String) { #expect(MailAddress(text) == nil) }

    @Test func `addresses are found in running text, and never printed`() throws {
        let found = MailAddress.printed(in: "Write to a.b@c.example. Or {x,y}@d.example; @home, n@1")
        #expect(found.map(\.revealed) == ["a.b@c.example"])
        let address = try #require(found.first)
        #expect(!"\(address) \(String(reflecting: address))".contains("c.example"))
        #expect(MailAddress.stands(in: "see me@x.example") && !MailAddress.stands(in: "@ noon, 3@4"))
    }

    @Test(
        arguments: [
            ("https://github.com/ana/ducks", "https://raw.githubusercontent.com/ana/ducks/HEAD/byline-claim.txt"),
            ("github.com/ana/ducks.git", "https://raw.githubusercontent.com/ana/ducks/HEAD/byline-claim.txt"),
            ("https://gitlab.com/ana/ducks/", "https://gitlab.com/ana/ducks/-/raw/HEAD/byline-claim.txt"),
            ("http://127.0.0.1:8080/ana/ducks", "http://127.0.0.1:8080/ana/ducks/raw/HEAD/byline-claim.txt"),
            (
                "https://codeberg.org/ana/ducks/src/branch/main",
                "https://codeberg.org/ana/ducks/raw/HEAD/byline-claim.txt"
            ),
            ("https://github.com/ana", nil), ("https://github.com", nil),
        ] as [(String, String?)])
    func `a repository shows its token at a fixed place`(_ repository: String, _ file: String?) throws {
        #expect(try #require(WebAddress(repository)).tokenFileAddress?.description == file)
    }

    @Test(arguments: [
        "", "ftp://a.example/x", "https://", "https://a b.example/", "file:///etc/passwd",
        "https://user@host.example/", "https://a.example/../x", "javascript:alert(1)",
    ])
    func `what is not a web address is none`(_ text: String) { #expect(WebAddress(text) == nil) }

    @Test func `a page is somebody's when a work prints it and it carries their name`() throws {
        #expect(Self.ties.print(page: try #require(WebAddress("http://muller.example/me"))))
        #expect(!Self.ties.print(page: try #require(WebAddress("http://muller.example/other"))))
        #expect(!Self.ties.print(page: try #require(WebAddress("http://lind.example"))))
    }
}

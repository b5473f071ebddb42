import Catalog
import Testing

@Suite struct ORCIDTests {
    static let valid = ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X", "0000-0002-9079-593X"]

    @Test(arguments: valid)
    func `an iD is read with and without hyphens, in either case, bare and as an address`(_ id: String) throws {
        let bare = id.replacing("-", with: "")
        for form in [
            id, bare, id.lowercased(), bare.lowercased(), "  \(id)\n", "https://orcid.org/\(id)",
            "http://orcid.org/\(bare)",
            "https://www.orcid.org/\(id)/", "HTTPS://ORCID.ORG/\(id.lowercased())", "orcid.org/\(id)",
            "https://orcid.org/\(id)?lang=en",
        ] {
            #expect(try ORCID.read(form).description == id, "\(form)")
        }
        #expect(ORCID(id)?.url == "https://orcid.org/\(id)")
    }

    @Test func `every change of one character of a valid iD is refused`() {
        for id in Self.valid {
            for place in id.indices where id[place] != "-" {
                for other in "0123456789X" where other != id[place] {
                    let changed = id[..<place] + String(other) + id[id.index(after: place)...]
                    #expect(ORCID(changed) == nil, "\(changed)")
                }
            }
        }
    }

    @Test func `every swap of two unlike neighbours is refused`() {
        for id in Self.valid {
            let bare = Array(id.replacing("-", with: ""))
            for place in 0..<15 where bare[place] != bare[place + 1] {
                var swapped = bare
                swapped.swapAt(place, place + 1)
                #expect(ORCID(String(swapped)) == nil, "\(String(swapped))")
            }
        }
    }

    @Test func `one of the eleven check characters fits, and it makes the weighted sum 1 modulo 11`() throws {
        // The other definition of the check: weights are powers of two, the check character has weight 1.
        for seed in 0..<2_000 {
            let body = String(1_000_000_000_000_000 + seed * 7_919 * 104_729).dropFirst()
            let fitting = "0123456789X".filter { ORCID(body + String($0)) != nil }
            let id = try #require(fitting.count == 1 ? ORCID(body + fitting) : nil)
            let values = id.description.filter { $0 != "-" }.map { $0 == "X" ? 10 : $0.wholeNumberValue ?? -1 }
            let sum = values.reversed().enumerated().reduce(0) { $0 + $1.element << $1.offset }
            #expect(sum % 11 == 1)
        }
    }

    @Test(arguments: [
        ("0000-0000-0000-0000", "ask for 1"), ("0000-0002-1825-0098", "ask for 7"),
        ("0000-0002-1694-2330", "ask for X"),
        ("0000-0002-1825-009", "15 characters"), ("0000-0002-1825-00977", "17 characters"),
        ("0000-0002-X825-0097", "other than digits"), ("000-00002-1825-0097", "hyphens"), ("", "0 characters"),
        ("٠٠٠٠-0002-1825-0097", "other than digits"), ("0000-0002-1825-009Y", "digit or X"),
        ("https://example.org/0000-0002-1825-0097", "characters"),
    ])
    func `a refusal says why`(_ text: String, _ reason: String) {
        let error = #expect(throws: IdentifierError.self) { try ORCID.read(text) }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "no error")")
        #expect(error?.mend.isEmpty == false)
        #expect(ORCID(text) == nil)
    }

    @Test func `iDs from ranges given out so far are told from others, and both are read`() {
        #expect(ORCID("0000-0002-1825-0097")?.isInKnownRange == true)
        #expect(ORCID("0000-0000-0000-0001")?.isInKnownRange == false)
    }
}

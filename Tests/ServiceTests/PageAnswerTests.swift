import Byline
import Catalog
import Foundation
import Service
import TestSupport
import Testing

@Suite struct PageAnswerTests {
    @Test func `an identifier leads from the search box to its page, words to a list`() throws {
        let house = try PageHouse.fixtures()
        let id = try house.one("Zecchina")
        let led = house.get("/search?q=\(id)")
        #expect(led.status == 303 && led.headers["Location"] == "/researchers/\(id)")
        #expect(house.get("/search?q=10.1073/pnas.1908636117").headers["Location"]?.hasPrefix("/works/W") == true)
        #expect(house.page("/search?q=Mezard").contains("<bdi>Marc Mézard</bdi>"))
        #expect(house.page("/search?q=Ricardo+Zechina").contains("<bdi>Riccardo Zecchina</bdi>"), "misspelt")
        #expect(house.get("/search?q=minima&kind=books").status == 400)
        #expect(house.get("/search?q=minima&year=soon").status == 400)
    }

    @Test func `facets narrow to what they count`() throws {
        let house = try PageHouse.fixtures()
        let all = house.page("/search?q=minima")
        let years = values(of: "href", in: all).filter { $0.contains("year=") }
        #expect(years.count > 1)
        var sum = 0
        for link in years {
            let narrowed = house.page(link)
            let works = narrowed.components(separatedBy: "<article class=\"work\"").count - 1
            let shown = all.components(separatedBy: "href=\"\(link.replacingOccurrences(of: "&", with: "&amp;"))\"")[1]
            let count = shown.components(separatedBy: "<span class=\"n\">")[1].prefix { $0 != "<" }
            #expect(Int(count) == works, "\(link)")
            sum += works
        }
        #expect(sum <= all.components(separatedBy: "<article class=\"work\"").count - 1)
    }

    @Test func `a name that nobody has is answered with the nearest, and a page of a list that is not there refused`()
        throws
    {
        let house = try PageHouse.fixtures()
        let missed = house.get("/researchers/Ricardo%20Zechina")
        #expect(missed.status == 404)
        #expect(String(decoding: missed.body, as: UTF8.self).contains("Riccardo Zecchina"))
        let id = try house.one("Zecchina")
        // Twenty-one works: a second page has one of them.
        #expect(house.get("/researchers/\(id)?page=2").status == 200)
        for page in ["0", "3", "99999999999999999999", "-1", "x"] {
            #expect(house.get("/researchers/\(id)?page=\(page)").status == 404, "\(page)")
        }
        #expect(house.get("/researchers/R999999").status == 404)
        #expect(house.get("/works/W999999").status == 404)
        #expect(house.get("/researchers/\(id)/graph?open=Q7").status == 400)
        #expect(house.get("/researchers/\(id)/graph?min=0").status == 400)
        #expect(house.page("/nowhere").contains("There is no such page"))
    }

    @Test func `an id that went into another leads there`() throws {
        let house = try PageHouse.fixtures()
        let (one, other) = (try house.one("Riccardo Zecchina"), try house.one("Monasson"))
        _ = try house.registrar.declareSame("\(one)", "\(other)", by: .init(actor: "test"))
        let kept = try house.one("\(one)")
        let gone = kept == one ? other : one
        for ending in ["", "/trust", "/graph", "/collaborators", "/feed.atom", ".jsonld"] {
            let answer = house.get("/researchers/\(gone)\(ending)")
            #expect(answer.status == 302 && answer.headers["Location"] == "/researchers/\(kept)\(ending)")
        }
    }

    @Test func `what is declared stands beside what is counted, each with its source`() throws {
        let house = try PageHouse.fixtures()
        let page = house.page("/researchers/\(try house.one("Zecchina"))")
        // The page riccardo-zecchina.txt declares 8 works; the catalogue counts 21.
        #expect(page.contains("<th scope=\"row\">works</th><td class=\"n\" title=\"Declared by riccardo-zecchina.txt:"))
        #expect(page.contains(">8</td><td class=\"n\">21</td>"))
        #expect(page.contains("affiliation not imported") && page.contains("Open to collaborate"))
        #expect(page.contains("Declared: <bdi>21, Emerging, L1, Unclaimed author</bdi>"))
        #expect(page.contains("no measure of quality or impact"))
    }

    @Test func `the trust page adds up`() throws {
        let house = try PageHouse.fixtures()
        let id = try house.one("Zecchina")
        let report = try house.registrar.trust(of: id)
        let page = house.page("/researchers/\(id)/trust")
        for part in report.score.parts {
            let row =
                ">\(part.component.name)</a></th><td class=\"n\" role=\"cell\" data-label=\"Points\">\(part.points)</td>"
                + "<td class=\"n\" role=\"cell\" data-label=\"Cap\">\(part.cap)</td>"
                + "<td class=\"n\" role=\"cell\" data-label=\"Gives\">\(part.value)</td>"
            #expect(page.contains(row), "\(part.component.name)")
        }
        #expect(page.contains("<strong>\(report.score.score)</strong> of 100"))
    }

    @Test func `two people are connected by chains of works, whoever is unknown is asked about`() throws {
        let house = try PageHouse.fixtures()
        let page = house.page("/connections?from=Zecchina&to=M%C3%A9zard")
        #expect(page.components(separatedBy: "<ol class=\"chain\"").count >= 2 && page.contains("2 steps."))
        #expect(house.page("/connections?from=Zecchina&to=Zhang").contains("Whom do you mean by"))
        #expect(house.page("/connections?from=Zecchina&to=xyzzyplugh").contains("Nobody here is called"))
        #expect(house.get("/connections?from=W1&to=R1").status == 200)
    }

    @Test func `opening somebody in the graph adds their collaborators, and the picture can be sent by its address`()
        throws
    {
        let house = try PageHouse.fixtures()
        let (centre, other) = (try house.one("Zecchina"), try house.one("Marc Mézard"))
        let before = Set(values(of: "data-node", in: house.page("/researchers/\(centre)/graph")))
        let after = Set(values(of: "data-node", in: house.page("/researchers/\(centre)/graph?open=\(other)")))
        #expect(before.isSubset(of: after) && after.count > before.count)
        let partners = try house.registrar.collaborators(of: other).map(\.id.description)
        #expect(after.isSuperset(of: partners.prefix(5)))
    }

    @Test func `whoever wishes to have no page is named, and nowhere linked`() throws {
        let house = try PageHouse.fixtures()
        let id = try house.one("Carlo Baldassi")
        let links = Links(origin: PageHouse.origin, hidden: [id])
        let centre = try house.one("Zecchina")
        let pages: [[UInt8]] = [
            try house.registrar.researcherPage(of: centre, page: 1, links: links).render(),
            try house.registrar.graphPage(.init(centre: centre), links: links).render(),
            try house.registrar.workPage(of: try house.registrar.works(of: id)[0].id, links: links).render(),
        ]
        for page in pages {
            let text = String(decoding: page, as: UTF8.self)
            #expect(text.contains("Carlo Baldassi"))
            #expect(!values(of: "href", in: text).contains("/researchers/\(id)"))
        }
        let listed = try house.registrar.places(in: .researchers, page: 1, links: links)
        #expect(!listed.contains(.researcher(id)) && listed.contains(.researcher(centre)))
    }

    @Test func `an asset's name holds its content, so it may be kept for ever`() throws {
        let house = try PageHouse.fixtures()
        for asset in Asset.all {
            let answer = house.get("/assets/\(asset.name)")
            #expect(answer.status == 200 && answer.body == asset.bytes && !asset.bytes.isEmpty)
            #expect(answer.headers["Cache-Control"]?.contains("immutable") == true)
        }
        #expect(Set(Asset.all.map(\.name)).count == Asset.all.count)
        #expect(house.get("/assets/byline.css").status == 404)
    }
}

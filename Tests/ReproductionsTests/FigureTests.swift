import Foundation
import Reproductions
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct FigureTests {
    @Test func `every figure is well-formed, the same twice, and readable in light and dark`() throws {
        for reproduction in reproductions {
            let run = try ReproductionRun(of: reproduction, RunPlan(.check, seed: 1), code: "test")
                .performed(by: reproduction, shard: Shard(1, of: 3))
            let figure = try Assessment(of: run, by: reproduction).figure
            let svg = figure.svg
            #expect(try Assessment(of: run, by: reproduction).figure.svg == svg)
            #expect(isWellFormed(svg))
            #expect(svg.contains("prefers-color-scheme: dark") && svg.contains("role=\"img\""))
            #expect(figure.series.contains { $0.style == .published })
            // Renderers other than browsers know no CSS variables, and draw black or nothing.
            #expect(!svg.contains("var("))
            #expect(!svg.contains("nan") && !svg.contains("inf\""))
        }
    }

    @Test func `a figure of a run with nothing in it is still a figure`() throws {
        for reproduction in reproductions { #expect(isWellFormed(reproduction.figure(from: []).svg)) }
    }

    @Test func `marks stand where the axes say, with a title that gives the numbers`() {
        let figure = Figure(
            title: "T", description: "D", x: .linear("x", 0, 10), y: .decades("y", covering: 10, 1000),
            series: [.init("s", .marks, [.init(x: 5, y: 100, error: 50), .init(x: 5, y: -1)])])
        // The frame spans 78 … 740 and 46 … 372; a negative number has no place on a logarithmic axis.
        #expect(figure.svg.contains(#"cx="409" cy="209" r="4.5"><title>s: 5, 100 ± 50</title>"#))
        #expect(figure.svg.components(separatedBy: "<circle class=\"mark\"").count == 3)
        #expect(figure.csv == "series,x,y,error\ns,5.0,100.0,50.0\ns,5.0,-1.0,\n")
    }

    @Test func `text is escaped wherever it stands`() {
        let svg = RandomWalk.figure(from: []).svg
        #expect(svg.contains("Ends &lt;of&gt; walks") && svg.contains("walk &amp; task") && isWellFormed(svg))
    }

    @Test func `ticks are round numbers inside the range`() {
        #expect(Axis.linear("", 0, 1).ticks.map(\.label) == ["0", "0.2", "0.4", "0.6", "0.8", "1"])
        #expect(
            Axis.linear("", -0.06, 0.06).ticks.map(\.label) == ["-0.06", "-0.04", "-0.02", "0", "0.02", "0.04", "0.06"])
        #expect(Axis.linear("", 0.78, 0.88).ticks.map(\.label) == ["0.78", "0.8", "0.82", "0.84", "0.86", "0.88"])
        #expect(Axis.decades("", covering: 15, 9000).ticks.map(\.label) == ["10", "100", "1000", "10000"])
        #expect(Axis.decades("", covering: 0.02, 0.5).ticks.map(\.label) == ["0.01", "0.1", "1"])
        #expect(Axis.decades("", covering: 100, 100).ticks.map(\.label) == ["100", "1000"])
    }

    private func isWellFormed(_ svg: String) -> Bool { XMLParser(data: Data(svg.utf8)).parse() }
}

import Foundation
import Reproductions
import TestSupport
import Testing

/// Pages and CODECHECK configurations, read by parsers that are not ours.
@Suite struct ReportTests {
    private let nasty = "<script>alert(\"1\")</script> & 'co' ]]> : # \u{7}\\ é\n- x"

    private func reported(_ reproduction: any Reproduction.Type) throws -> ReportedRun {
        let run = try ReproductionRun(of: reproduction, RunPlan(.check), code: nasty).performed(by: reproduction)
        return ReportedRun(
            run, try Assessment(of: run, by: reproduction),
            RunCircumstances(
                system: nasty, architecture: "x86_64", processor: nasty, threads: 2,
                startedAt: "2024-01-01T00:00:00Z", finishedAt: "2024-01-01T00:01:00Z", command: nasty))
    }

    private var runs: [ReportedRun] {
        get throws { [try reported(BinaryPerceptronCapacity.self), try reported(ParityMachineVolume.self)] }
    }

    private func configuration(_ statement: CodecheckStatement) throws -> String {
        try codecheckConfiguration(
            runs, authors: [("Ada \"the\" Ampère", "0000-0002-1825-0097"), (nasty, nil)],
            files: [ReportedFile(name: "report.html", comment: nasty, hash: String(repeating: "ab", count: 32))],
            statement: statement)
    }

    @Test(.enabled(if: hasPython)) func `the page is well formed, needs nothing else, and lets no text be markup`()
        throws
    {
        let page = try reportPage(runs)
        let facts = try #require(
            try JSONSerialization.jsonObject(with: python("Oracles/page.py", input: Data(page.utf8)))
                as? [String: Any])
        #expect(facts["unclosed"] as? [String] == [] && facts["scripts"] as? Int == 0)
        #expect(facts["outside"] as? [String] == [] && facts["doubled_ids"] as? [String] == [])
        #expect(facts["figures"] as? Int == 2 && facts["dangling"] as? [String] == [])
        let text = try #require(facts["text"] as? String)
        #expect(text.contains(nasty.split(separator: "\n")[0].prefix(30)))
        for run in try runs {
            for outcome in run.assessment.outcomes {
                #expect(text.contains(outcome.claim.quantity) && text.contains(outcome.claim.published.text))
            }
            for parameter in run.run.parameters { #expect(text.contains(parameter.value)) }
        }
        #expect(page.contains("prefers-color-scheme:dark"))
    }

    @Test(.enabled(if: hasPython))
    func `the configuration is YAML with the keys of CODECHECK, and every text comes back`()
        throws
    {
        let text = try configuration(
            .init(
                checker: nasty, orcid: "0000-0001-5109-3700", certificate: "2024-001", repository: "https://a.org/x",
                report: "https://doi.org/10.5281/zenodo.1"))
        let root = try #require(
            try JSONSerialization.jsonObject(with: python("Oracles/yaml_to_json.py", input: Data(text.utf8)))
                as? [String: Any])
        #expect(root["version"] as? String == "https://codecheck.org.uk/spec/config/1.0/")
        let paper = try #require(root["paper"] as? [String: Any])
        #expect(paper["reference"] as? String == "https://doi.org/10.1073/pnas.1908636117")
        let authors = try #require(paper["authors"] as? [[String: String]])
        #expect(authors == [["name": "Ada \"the\" Ampère", "ORCID": "0000-0002-1825-0097"], ["name": nasty]])
        #expect((root["manifest"] as? [[String: String]])?.first?["comment"] == nasty)
        #expect((root["codechecker"] as? [[String: String]])?.first == ["name": nasty, "ORCID": "0000-0001-5109-3700"])
        #expect(root["certificate"] as? String == "2024-001" && root["check_time"] as? String == "2024-01-01T00:01:00Z")
        let ours = try #require(root["byline"] as? [String: Any])
        let first = try #require((ours["runs"] as? [[String: Any]])?.first)
        #expect(first["seed"] as? Int == 1 && first["command"] as? String == nasty)
        let claim = try #require((first["claims"] as? [[String: Any]])?.first)
        #expect(claim["outcome"] as? String == "reproduced")
        let measured = try #require(try runs[0].assessment.outcomes[0].measured)
        // Foundation reads a number of JSON to within its last bit but one.
        #expect(abs((claim["measured"] as? Double ?? 0) - measured.value) < 1e-15)
        #expect(claim["error"] as? Double == measured.error && text.contains("measured: \(measured.value)\n"))
        #expect((ours["sha256"] as? [String: String])?["report.html"] == String(repeating: "ab", count: 32))
    }

    @Test func `what nobody said stays out of the configuration`() throws {
        let text = try configuration(.init())
        for key in ["codechecker:", "certificate:", "repository:", "\nreport:"] { #expect(!text.contains(key)) }
        #expect(text.contains("\nsummary:"))
    }

    @Test func `the same runs give the same page`() throws {
        #expect(try reportPage(runs) == reportPage(runs))
    }
}

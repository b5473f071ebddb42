import BylineCLI
import Foundation
import Testing

/// Papers that run, from the command line, without a store; with one, see `RunKeepingTests`.
@Suite struct ReproduceTests {
    private let quick = ["binary-perceptron-capacity", "binary-perceptron-entropy", "parity-machine-volume"]

    // MARK: List and show

    @Test func `the list names each reproduction with its paper, target, claims and verdict`() throws {
        let rows = try #require(try parsed(Call("reproduce list --format json").output) as? [[String: Any]])
        #expect(rows.count >= 4)
        for row in rows {
            #expect(Set(row.keys) == ["name", "paper", "target", "claims", "verdict"])
            #expect(row["paper"] as? String == "1905.07833" && row["verdict"] as? String == "not run")
            let claims = try #require(row["claims"] as? [[String: Any]])
            #expect(!claims.isEmpty)
            for claim in claims {
                #expect(claim["printed_value"] is Double && claim["place"] is String)
                let near = try #require(claim["tolerance"] as? Double)
                #expect(near <= (claim["close_tolerance"] as? Double ?? -1))
            }
        }
    }

    @Test func `each listed name can be shown, with what counts as near and each reading marked`() throws {
        let rows = try #require(try parsed(Call("reproduce list --json").output) as? [[String: Any]])
        for row in rows {
            let name = try #require(row["name"] as? String)
            let page = Call("reproduce show \(name)")
            #expect(page.status == .ok && page.output.contains("Equations") && page.output.contains("close within"))
            let detail = try #require(try parsed(Call("reproduce show \(name) --json").output) as? [String: Any])
            #expect((detail["equations"] as? [String])?.isEmpty == false)
            let settings = try #require(detail["settings"] as? [[String: Any]])
            #expect(settings.allSatisfy { $0["check"] is String && $0["figure"] is String })
            let hasReading = settings.contains { $0["origin"] as? String == "reading" }
            #expect(page.output.contains("(R)") == hasReading, "\(name)")
        }
    }

    // MARK: Run

    @Test func `the capacity is reproduced, and the claim whose source is missing says so`() throws {
        let call = Call("reproduce run binary-perceptron-capacity --size check --no-record")
        #expect(call.status == .ok && call.errors.isEmpty)
        let lines = call.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        let capacity = try #require(lines.first { $0.first == "capacity" })
        #expect(capacity.last == "reproduced" && capacity[1] == "0.833" && capacity.contains("±"))
        #expect(call.output.contains("needs source") && call.output.contains("verdict    reproduced"))
    }

    @Test func `the same seed prints the same bytes, and keeps them, on one thread and on two`() throws {
        let folder = try TemporaryFolder()
        let line = "reproduce run \(quick.joined(separator: " ")) --size check --no-record --seed 7"
        let one = Call("\(line) --threads 1 --out \(folder.path)/one")
        let two = Call("\(line) --threads 2 --out \(folder.path)/two")
        #expect(one.status == .ok && !one.output.isEmpty && one.output == two.output)
        for file in quick.flatMap({ [$0 + ".json", $0 + ".csv", $0 + ".svg"] }) {
            #expect(try bytes("\(folder.path)/one/\(file)") == bytes("\(folder.path)/two/\(file)"))
        }
        let other = Call("reproduce run parity-machine-volume --no-record --size check --seed 8 --json").output
        #expect(other != Call("reproduce run parity-machine-volume --no-record --size check --seed 7 --json").output)
    }

    @Test func `numbers of a run stand in JSON with their tolerance, unrounded`() throws {
        let call = Call("reproduce run parity-machine-volume --no-record --size check --json")
        let rows = try #require(try parsed(call.output) as? [[String: Any]])
        let saddle = try #require(rows.first { $0["claim"] as? String == "saddle" })
        #expect(abs((saddle["measured"] as? Double ?? 0) + log(2)) <= 1e-12)
        #expect(saddle["overall"] as? String == "reproduced" && saddle["tasks"] as? Int == 40)
        #expect(rows.allSatisfy { ($0["tolerance"] as? Double).map { $0 > 0 } ?? false })
    }

    // MARK: Parts

    @Test func `parts merged in any order are the whole run, and a part alone is not judged`() throws {
        let folder = try TemporaryFolder()
        let run = "reproduce run binary-perceptron-entropy --no-record --size check --out \(folder.path)"
        let whole = Call("\(run)/whole")
        for part in 1...3 {
            let call = Call("\(run)/parts --shard \(part)/3")
            #expect(call.status == .ok && call.output.contains("judged when all samples are there"))
        }
        let files = [3, 1, 2].map { "\(folder.path)/parts/binary-perceptron-entropy.\($0)-of-3.json" }
        let merged = Call(["reproduce", "merge", "--no-record"] + files + ["--out", folder.path + "/merged"])
        #expect(merged.status == .ok && merged.output == whole.output)
        for ending in ["json", "csv", "svg"] {
            let name = "binary-perceptron-entropy.\(ending)"
            #expect(try bytes("\(folder.path)/merged/\(name)") == bytes("\(folder.path)/whole/\(name)"))
        }
        let some = Call(["reproduce", "merge", files[0], files[1]])
        #expect(some.output.contains("67 of 101") && some.errors.contains("34 samples are missing"))
    }

    @Test func `files that are no runs, or of different runs, are refused by name`() throws {
        let folder = try TemporaryFolder()
        let text = try folder.file("text.json", "[1, 2]")
        let refused = Call(["reproduce", "merge", text])
        #expect(refused.status == .invalidInput && refused.errors.contains("text.json"))
        #expect(Call(["reproduce", "merge", folder.path + "/absent.json"]).status == .notFound)
        for seed in [1, 2] {
            #expect(
                Call(
                    "reproduce run binary-perceptron-capacity --no-record --size check --seed \(seed) --out \(folder.path)/\(seed)"
                )
                .status == .ok)
        }
        let files = [1, 2].map { "\(folder.path)/\($0)/binary-perceptron-capacity.json" }
        let mixed = Call(["reproduce", "merge"] + files)
        #expect(mixed.status == .conflict && mixed.errors.contains("seed 2") && mixed.output.isEmpty)
    }

    @Test func `a miss is a miss: a run whose number is off ends with status 1`() throws {
        let folder = try TemporaryFolder()
        _ = Call("reproduce run binary-perceptron-capacity --no-record --size check --out \(folder.path)")
        let kept = String(decoding: try bytes(folder.path + "/binary-perceptron-capacity.json"), as: UTF8.self)
        for (off, status, verdict) in [("0.8339", ExitStatus.ok, "close"), ("0.9", .failure, "not reproduced")] {
            // The capacity's own observation, recognised by its series, is replaced.
            let pattern = try Regex(#"("series":"capacity","value":)[0-9.]+"#)
            let changed = kept.replacing(pattern) { _ in #""series":"capacity","value":"# + off }
            #expect(changed != kept)
            let call = Call(["reproduce", "merge", "--no-record", try folder.file("off.json", changed)])
            #expect(call.status == status && call.output.contains("verdict    \(verdict)\n"))
        }
    }

    // MARK: Bad calls

    @Test func `an unknown name is not found, and the nearest is told`() throws {
        for verb in ["show", "run"] {
            let call = Call("reproduce \(verb) binary-perceptron-capacty")
            #expect(call.status == .notFound && call.output.isEmpty)
            #expect(call.errors.contains("“binary-perceptron-capacty”") && call.errors.contains("-capacity"))
        }
        let problem = try #require(try parsed(Call("reproduce run parity --json").errors) as? [String: Any])
        #expect(problem["exit"] as? Int == 3 && problem["nearest"] as? [String] == ["parity-machine-volume"])
        // One wrong name among right ones stops all of them.
        #expect(Call("reproduce run binary-perceptron-capacity nothing-like-it").output.isEmpty)
    }

    @Test(arguments: [
        "", "--all x", "x x", "x --seed -1", "x --seed=1.5", "x --threads 0", "x --size huge", "x --shard 1/2",
        "x --out=",
    ])
    func `a call that cannot be meant is refused before any work`(_ line: String) {
        let call = Call("reproduce run \(line)")
        #expect(call.status == .usage && call.output.isEmpty && !call.errors.isEmpty)
    }

    @Test func `a part that cannot be, or a folder that is none, is refused before any work`() throws {
        let folder = try TemporaryFolder()
        for shard in ["0/2", "3/2", "half", "1/0"] {
            let call = Call("reproduce run binary-perceptron-capacity --shard \(shard) --out \(folder.path)/x")
            #expect(call.status == .invalidInput && call.output.isEmpty)
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/x"))
        let file = try folder.file("file")
        #expect(Call("reproduce run binary-perceptron-capacity --out \(file)").status == .failure)
    }

    private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }
}

import Byline
import BylineCLI
import Catalog
import Foundation
import Secrets
import TestSupport
import Testing

/// Passwords, tokens and addresses are planted, every command about accounts is called with them, well and badly, and
/// then everything that was printed, mailed, exported or stored is searched for them.
@Suite struct PlantedSecretTests {
    private let folder: TemporaryFolder
    private var store: String { folder.path + "/store.sqlite" }
    private let password = "planted-password one"
    private let address = "planted-address@example.net"
    private let said = Said()

    init() throws { folder = try TemporaryFolder() }

    private final class Said { var text = "" }

    @discardableResult private func byline(
        _ line: String, piping input: String = "", environment: [String: String] = [:]
    ) -> BylineCLI.ExitStatus {
        var place = Surroundings.piping(input)
        place.environment = environment
        let call = Call(
            line.split(separator: " ").map(String.init) + ["--store", store, "--verbose", "--verbose"], in: place)
        said.text += call.output + call.errors
        return call.status
    }

    /// Everything in the files of the store, as bytes.
    private func stored() throws -> Data {
        try ["", "-wal", "-shm"].map { store + $0 }.filter(FileManager.default.fileExists).reduce(into: Data()) {
            $0 += try Data(contentsOf: URL(filePath: $1))
        }
    }

    /// The token in the newest mail of the folder.
    private func mailedToken() throws -> String {
        let new = folder.path + "/out/new"
        let names = try FileManager.default.contentsOfDirectory(atPath: new)
        let texts = try names.map { try String(contentsOfFile: new + "/" + $0, encoding: .utf8) }
        let words = texts.flatMap { $0.split(whereSeparator: \.isWhitespace) }.map(String.init)
        return try #require(words.last { $0.utf8.count == RandomToken.length && !$0.contains("@") })
    }

    @Test func `no password, token or address is printed, logged, exported or stored where it should not be`() throws {
        let mail = ["BYLINE_MAIL": "folder:\(folder.path)/out", "BYLINE_MAIL_FROM": "byline@example.org"]
        // Made, changed, refused; the password at the wrong prompt; the address where a name belongs.
        #expect(byline("account add zoe", piping: password) == .ok)
        #expect(byline("account add \(address)", piping: password) == .invalidInput)
        #expect(byline("account add wei --log-json", piping: "short") == .invalidInput)
        #expect(byline("account password zoe", piping: password + "x") == .ok)
        #expect(byline("account password \(address)", piping: password) == .notFound)
        #expect(byline("account add zoe --json", piping: password) == .conflict)
        // Mail: asked for, wrong token, right token, second use.
        #expect(byline("account mail zoe", piping: address, environment: mail) == .ok)
        let token = try mailedToken()
        #expect(byline("account mail zoe --confirm", piping: address) == .denied)
        #expect(byline("account mail zoe --confirm", piping: token) == .ok)
        #expect(byline("account mail zoe --confirm", piping: token) == .conflict)
        #expect(byline("account mail zoe", piping: address + "\u{7}", environment: mail) == .invalidInput)
        let nowhere = ["BYLINE_MAIL": "smtp://127.0.0.1:9", "BYLINE_MAIL_FROM": "byline@example.org"]
        #expect(byline("account add ada --no-password") == .ok)
        #expect(byline("account mail ada", piping: address, environment: nowhere) == .limit)
        // Signing in, wrongly and rightly.
        let registrar = try Registrar(store: store, mode: .write)
        for wrong in [password, address] {
            let error = #expect(throws: BylineError.self) { try registrar.signIn("zoe", password: Secret(wrong)) }
            said.text += error?.description ?? ""
        }
        said.text += "\(try registrar.signIn("zoe", password: Secret(password + "x")))"
        // Lists and exports, all but the person's own.
        for line in ["account list --json", "account list", "export mentions", "stats --json", "check", "man"] {
            #expect(byline(line) == .ok, "\(line)")
        }

        for secret in [password, address, token] { #expect(!said.text.contains(secret), "\(secret) was printed") }
        #expect(!said.text.contains("argon2"), "a hash was printed")
        let bytes = try stored()
        for secret in [password, token] { #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) is stored") }
        // The address is kept in one table alone, and by its own wish.
        #expect(bytes.range(of: Data(address.utf8)) != nil)
        let own = Call(["account", "export", "zoe", "--store", store])
        #expect(own.output.contains(address) && !own.output.contains(token) && !own.output.contains("argon2"))

        #expect(byline("account mail zoe --stop") == .ok)
        #expect(try stored().range(of: Data(address.utf8)) == nil, "the address is in the file after --stop")
    }

    @Test(.enabled(if: hasPython)) func `a sign-in at an independent provider ties its iD to the account, once`() throws
    {
        let server = try PythonServer("Servers/provider.py", ["mock"])
        #expect(byline("account add zoe", piping: password) == .ok)
        let secret = try folder.file("client.txt", "planted-client-secret")
        let line = [
            "account", "sign-in", "zoe", "--issuer", "http://localhost:\(server.port)", "--client", "byline",
            "--client-secret-file", secret, "--store", store, "--json",
        ]
        func signIn(as iD: String, password: String) throws -> (
            status: BylineCLI.ExitStatus, output: String, errors: String
        ) {
            let said = Said()
            let lines = Lines(password.isEmpty ? [] : [password])
            var output = ""
            let place = Surroundings(readLine: {
                if let line = lines.next() { return .success(Array(line.utf8)) }
                // The browser of a person who reads what is printed.
                let address = said.text.split(separator: "\n").last { $0.hasPrefix("http://") } ?? ""
                let landed = Result { try python("Servers/browser.py", [iD], input: Data(address.utf8)) }
                return landed.map { [UInt8]($0) }.mapError { BylineError(.failure, "\($0)", mend: "") }
            })
            let status = runByline(line, in: place, to: &output) { said.text += $0 }
            return (status, output, said.text)
        }
        #expect(try signIn(as: "0000-0002-1825-0097", password: "not the password").status == .denied)
        #expect(try signIn(as: "0000-0002-1825-0098", password: password).status == .invalidInput)
        let first = try signIn(as: "0000-0002-1825-0097", password: password)
        #expect(first.status == .ok && first.output.contains("0000-0002-1825-0097"), "\(first.errors)")
        // From now on the iD alone signs it in, and no other iD does.
        #expect(try signIn(as: "0000-0002-1825-0097", password: "").status == .ok)
        #expect(try signIn(as: "0000-0001-5109-3700", password: "").status == .denied)
        for secret in [password, "planted-client-secret"] { #expect(!first.errors.contains(secret)) }
    }
}

import Foundation
import Mail
import Secrets
import TestSupport
import Testing
import Wire

/// Mail handed to an independent server, and read there by Python's email package.
@Suite(.enabled(if: hasPython), .serialized) struct SMTPTests {
    private let planted = MailMessage(
        senderName: "Byline “Zoë”", sender: "byline@example.org", recipient: "planted@example.net",
        subject: "Prüfung: 李小龍 and a subject that is far longer than a line of a header may be, so that it is cut",
        body: "Zoë,\n\n.a dot at the start, a = sign, a blank at the end \n"
            + String(repeating: "ein sehr langer Satz über 76 Zeichen ", count: 8) + "\n..\nEnd",
        stopAddress: "https://example.org/stop?t=1")
    private let limits = Limits(connectMilliseconds: 5_000, wholeMilliseconds: 20_000)

    private func transport(
        _ server: PythonServer, scheme: String = "smtp", user: String? = nil, password: String? = nil,
        limits: Limits? = nil
    ) throws -> any MailTransport {
        try MailSettings(
            way: "\(scheme)://127.0.0.1:\(server.port)", sender: planted.sender, user: user,
            password: password.map { Secret($0) }, limits: limits ?? self.limits
        ).transport
    }

    private func received(_ server: PythonServer) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(server.line().utf8)) as? [String: Any])
    }

    @Test func `what arrives is what was sent`() throws {
        let server = try PythonServer("Servers/mail.py", ["plain"])
        try transport(server).deliver(planted)
        let mail = try received(server)
        let headers = try #require(mail["headers"] as? [String: String])
        #expect(mail["from"] as? String == planted.sender && mail["to"] as? [String] == [planted.recipient])
        #expect(headers["Subject"] == planted.subject && mail["sender_name"] as? String == planted.senderName)
        #expect(mail["body"] as? String == planted.body + "\n")
        #expect(headers["List-Unsubscribe"] == "<https://example.org/stop?t=1>")
        #expect(headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click")
        #expect(headers["Message-ID"]?.hasSuffix("@example.org>") == true)
        #expect(mail["defects"] as? [String] == [] && mail["ascii"] as? Bool == true)
        #expect((mail["longest"] as? Int ?? 0) <= 78)
        let names = try #require(mail["names"] as? [String])
        #expect(Set(names).count == names.count)
        let date = try #require(mail["date"] as? Double)
        #expect(abs(date - Date.now.timeIntervalSince1970) < 60)
    }

    @Test func `many texts of all kinds arrive unchanged`() throws {
        let server = try PythonServer("Servers/mail.py", ["plain"])
        let transport = try transport(server)
        var random = SeededGenerator(seed: 6)
        let characters = Array("abc =.?_\t\"\\<>@é李🦉\u{301}").map(String.init)
        for _ in 0..<25 {
            let subject = (0..<Int.random(in: 1...90, using: &random)).map { _ in
                characters[Int.random(in: 0..<characters.count, using: &random)]
            }
            .joined().replacing("\t", with: "-")
            let lines = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                (0..<Int.random(in: 0...200, using: &random)).map { _ in
                    characters[Int.random(in: 0..<characters.count, using: &random)]
                }.joined()
            }
            let text = "x" + subject.filter { $0 != " " } + "x"
            var message = planted
            message.subject = text
            message.body = lines.joined(separator: "\n") + "\n."
            try transport.deliver(message)
            let mail = try received(server)
            #expect((mail["headers"] as? [String: String])?["Subject"] == text)
            #expect(mail["body"] as? String == message.body + "\n")
        }
    }

    @Test(arguments: [("starttls", "smtp"), ("tls", "smtps")])
    func `TLS is used, and only with a certificate that is trusted`(_ mode: String, _ scheme: String) throws {
        try withTemporaryFolder { folder in
            let server = try PythonServer("Servers/mail.py", [mode, folder.path])
            var trusting = limits
            trusting.authorities = folder.appending(path: "ca.pem").path
            try transport(server, scheme: scheme, limits: trusting).deliver(planted)
            #expect(try received(server)["tls"] as? Bool == true)
            let error = #expect(throws: MailError.self) { try transport(server, scheme: scheme).deliver(planted) }
            #expect(error?.kind == .denied && error?.what.contains("trusted") == true)
        }
    }

    @Test func `a server that asks who we are is told, and a wrong password is not repeated`() throws {
        try withTemporaryFolder { folder in
            let server = try PythonServer("Servers/mail.py", ["auth", folder.path])
            var trusting = limits
            trusting.authorities = folder.appending(path: "ca.pem").path
            try transport(server, user: "zoe", password: "planted-password", limits: trusting).deliver(planted)
            #expect(try received(server)["user"] as? String == "zoe")
            let error = #expect(throws: MailError.self) {
                try transport(server, user: "zoe", password: "planted-wrong", limits: trusting).deliver(planted)
            }
            #expect(error?.kind == .denied)
            #expect(error.map { "\($0)".contains("planted") } == false)
        }
    }

    @Test(arguments: [("later", MailError.Kind.later, "451"), ("refuse", .undelivered, "550")])
    func `a refusal is told by its number, without the address`(
        _ mode: String, _ kind: MailError.Kind, _ status: String
    ) throws {
        let server = try PythonServer("Servers/mail.py", [mode])
        let error = #expect(throws: MailError.self) { try transport(server).deliver(planted) }
        #expect(error?.kind == kind && error?.what.contains(status) == true)
        #expect(error.map { "\($0)".contains("planted") } == false)
    }

    @Test func `a server that never speaks is given up`() throws {
        let server = try PythonServer("Servers/mail.py", ["slow"])
        let short = Limits(connectMilliseconds: 300, wholeMilliseconds: 300)
        let error = #expect(throws: MailError.self) { try transport(server, limits: short).deliver(planted) }
        #expect(error?.kind == .later && error?.what.contains("in time") == true)
    }

    @Test func `a port where nobody listens is told`() throws {
        let port = try PythonServer("Servers/mail.py", ["slow"]).port  // gone by the next line
        let gone = try MailSettings(way: "smtp://127.0.0.1:\(port)", sender: planted.sender).transport
        let error = #expect(throws: MailError.self) { try gone.deliver(planted) }
        #expect(error?.kind == .later && error?.what.contains("127.0.0.1:\(port)") == true)
    }
}

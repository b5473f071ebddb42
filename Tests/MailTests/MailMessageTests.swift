import Foundation
import Mail
import TestSupport
import Testing

@Suite struct MailMessageTests {
    private func message(_ change: (inout MailMessage) -> Void = { _ in }) -> MailMessage {
        var message = MailMessage(
            sender: "byline@example.org", recipient: "zoe@example.net", subject: "Hello", body: "One line\n")
        change(&message)
        return message
    }

    @Test func `a message is headers, an empty line and a body, in ASCII with CR LF`() throws {
        let text = String(decoding: try message().rendered(id: "abc", at: 1_700_000_000), as: UTF8.self)
        #expect(
            text == """
                From: <byline@example.org>\r
                To: <zoe@example.net>\r
                Subject: Hello\r
                Date: Tue, 14 Nov 2023 22:13:20 +0000\r
                Message-ID: <abc@example.org>\r
                MIME-Version: 1.0\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: quoted-printable\r
                Auto-Submitted: auto-generated\r
                \r
                One line\r

                """)
    }

    @Test(arguments: ["\r\nBcc: eve@example.com", "\nX: y", "\r", "\0", "\u{85}", "\u{2028}", "\t"])
    func `nobody adds a header of their own`(_ text: String) {
        for change: (inout MailMessage) -> Void in [
            { $0.subject += text }, { $0.senderName = "Byline" + text }, { $0.sender += text },
            { $0.recipient += text }, { $0.stopAddress = "https://example.org/" + text },
        ] {
            let error = #expect(throws: MailError.self) { try message(change).rendered(id: "abc", at: 0) }
            #expect(error?.kind == .invalid && error?.description.contains("eve") == false)
        }
    }

    @Test(arguments: [
        "", "zoe", "@example.org", "zoe@", "zoe@@example.org", "zoe@example.org>", "<zoe@example.org",
        "zoe @example.org",
        "zoe@exa mple.org", "zoë@example.org", "zoe@éxample.org", "zoe@example..org", "-oX@example.org",
        "a\"b@example.org",
        "zoe@example.org,eve@example.com", "zoe@-x.org",
    ])
    func `what is no address is refused and not repeated`(_ text: String) {
        let error = #expect(throws: MailError.self) { try message { $0.recipient = text }.rendered(id: "abc", at: 0) }
        if text.count > 3 { #expect(error?.description.contains(text) == false) }
    }

    @Test(arguments: ["https://example.org/>x", "https://example.org/ä"])
    func `what is no address cannot stop the mails`(_ text: String) {
        #expect(throws: MailError.self) { try message { $0.stopAddress = text }.rendered(id: "abc", at: 0) }
    }
}

@Suite struct MailSettingsTests {
    @Test(arguments: ["folder:/tmp/x", "smtp://mail.example.org", "smtps://mail.example.org:465", "smtp://[::1]:25"])
    func `a folder or a server is a way for mail`(_ way: String) throws {
        _ = try MailSettings(way: way, sender: "byline@example.org")
    }

    @Test(arguments: [
        "", "folder:", "mail.example.org", "http://example.org", "smtp://", "smtp://zoe:planted@example.org",
        "smtp://h:0",
        "smtp://h:99999", "smtp://h\r\nx", "file:///etc/passwd",
    ])
    func `anything else is none, and is not repeated`(_ way: String) {
        let error = #expect(throws: MailError.self) { try MailSettings(way: way, sender: "byline@example.org") }
        #expect(error?.description.contains("planted") == false)
    }
}

@Suite struct FolderTransportTests {
    @Test func `each message becomes one whole file under new`() throws {
        try withTemporaryFolder { folder in
            let box = folder.appending(path: "box")
            let transport = FolderTransport(folder: box.path)
            for number in 1...3 {
                try transport.deliver(
                    MailMessage(
                        sender: "byline@example.org", recipient: "zoe@example.net", subject: "Number \(number)",
                        body: "x"))
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: box.appending(path: "new").path)
            #expect(names.count == 3 && !names.contains { $0.contains("zoe") })
            #expect(try FileManager.default.contentsOfDirectory(atPath: box.appending(path: "tmp").path).isEmpty)
            let subjects = try names.map { name in
                try String(contentsOf: box.appending(path: "new/" + name), encoding: .utf8).split(separator: "\r\n")
                    .first { $0.hasPrefix("Subject") }
            }
            #expect(Set(subjects) == ["Subject: Number 1", "Subject: Number 2", "Subject: Number 3"])
            let facts = try FileManager.default.attributesOfItem(atPath: box.appending(path: "new/" + names[0]).path)
            #expect((facts[.posixPermissions] as? Int) == 0o600)
        }
    }

    @Test func `a folder that cannot be is told`() {
        let transport = FolderTransport(folder: "/dev/null/box")
        #expect(throws: MailError.self) {
            try transport.deliver(
                MailMessage(sender: "a@example.org", recipient: "zoe@example.net", subject: "", body: ""))
        }
    }
}

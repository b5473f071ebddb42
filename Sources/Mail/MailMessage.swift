/// A message of plain text to one person.
public struct MailMessage: Sendable {
    /// What stands before the sender's address; may be empty.
    public var senderName: String
    public var sender: String
    public var recipient: String
    public var subject: String
    public var body: String
    /// Where the reader ends such mails with one click: an `https` or `mailto` address.
    public var stopAddress: String?

    public init(
        senderName: String = "", sender: String, recipient: String, subject: String, body: String,
        stopAddress: String? = nil
    ) {
        self.senderName = senderName
        self.sender = sender
        self.recipient = recipient
        self.subject = subject
        self.body = body
        self.stopAddress = stopAddress
    }

    /// The message as RFC 5322 and MIME write it: ASCII, CR LF, no line longer than 78.
    ///
    /// - Parameters:
    ///   - id: what makes its Message-ID unique, of letters, digits, `-` and `_`.
    ///   - secondsSinceEpoch: when it is written.
    /// - Throws: `.invalid` for a line break or control character in anything that goes into a header: nobody adds
    ///   headers of their own.
    public func rendered(id: String, at secondsSinceEpoch: Int) throws(MailError) -> [UInt8] {
        for address in [sender, recipient] where !Self.isAddress(address) {
            throw MailError(.invalid, "That is not a mail address", mend: "Expected a form like name@host.example")
        }
        for text in [senderName, subject, stopAddress ?? "", id] where !Self.isOneLine(text) {
            throw MailError(.invalid, "A header of the mail holds a control character", mend: "Keep it to one line")
        }
        guard stopAddress?.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"<>".utf8.contains($0) }) ?? true else {
            throw MailError(.invalid, "The address that stops the mails is no address", mend: "Percent-encode it")
        }
        let domain = sender.split(separator: "@").last ?? ""
        var headers = [
            ("From", HeaderText.phrase(senderName) + "<\(sender)>"), ("To", "<\(recipient)>"),
            ("Subject", HeaderText.unstructured(subject, after: "Subject: ".utf8.count)),
            ("Date", MailDate.text(secondsSinceEpoch)), ("Message-ID", "<\(id)@\(domain)>"),
            ("MIME-Version", "1.0"), ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "quoted-printable"), ("Auto-Submitted", "auto-generated"),
        ]
        if let stopAddress {
            headers.append(("List-Unsubscribe", "<\(stopAddress)>"))
            // RFC 8058: a reader's program may stop the mails without showing a page.
            if stopAddress.hasPrefix("https:") {
                headers.append(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
            }
        }
        let head = headers.map { "\($0.0): \($0.1)\r\n" }.joined()
        return Array((head + "\r\n" + QuotedPrintable.text(body)).utf8)
    }

    /// `name@host.example` in ASCII, nothing that could end a command or a header.
    public static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), (1...253).contains(parts[1].utf8.count) else {
            return false
        }
        let isLocal = parts[0].utf8.allSatisfy { byte in
            byte > 0x20 && byte < 0x7F && !"()<>[]:;@\\,\"".utf8.contains(byte)
        }
        let isHost = parts[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && !label.hasPrefix("-")
                && label.utf8.allSatisfy { $0 == UInt8(ascii: "-") || isAlphanumeric($0) }
        }
        return isLocal && isHost && !parts[0].hasPrefix("-")
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isOneLine(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.generalCategory != .control && scalar != "\u{2028}" && scalar != "\u{2029}"
        }
    }
}

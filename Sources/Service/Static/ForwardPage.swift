/// Stands where a host of files cannot send a reader on: it leads to the address under which something answers now.
struct ForwardPage {
    private let title = "This page has moved"
    let address: Address

    init(address: Address) { self.address = address }

    var bytes: [UInt8] {
        let page = Tag.html(.lang("en")) {
            Tag.head {
                Tag.meta(.charset("utf-8"))
                Tag.meta(.refresh, .content("0;url=" + address.text))
                Tag.meta(.name("robots"), .content("noindex"))
                Tag.title(title)
                Tag.link(.rel("canonical"), .href(address))
            }
            Tag.body { Tag.p { Tag.a(title, .href(address)) } }
        }
        return Array("<!DOCTYPE html>\n".utf8) + page.bytes + [UInt8(ascii: "\n")]
    }
}

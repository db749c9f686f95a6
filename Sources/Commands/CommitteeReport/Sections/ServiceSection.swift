import ControlInterface
import Model
import Oversight

/// The figures of single services, where a report gives some.
extension CommitteeReport {
    var serviceSection: PageSection? {
        let services = year.services.filter { !$0.figures.isEmpty }
        guard !services.isEmpty else { return nil }
        let caption = "Figures of single services, \(authority.name), \(period.name)"
        var table = PageTable(caption: caption, columns: [("Service", false), ("Figure", false), ("Number", true)])
        var file = EmbeddedTable(
            name: "\(authority.slug)-services",
            columns: [
                "year", "service", "figure", "value", "unit", "basis", "document", "sha256", "page", "line", "text",
            ])
        for service in services {
            for (name, figure) in service.figures.sorted(by: { $0.key < $1.key }) {
                let reference = sources.reference(
                    name, figure, of: authority, in: period, document: service.document)
                table.rows.append(
                    PageTable.Row(
                        heading: HTML(text: service.scope.service),
                        cells: [.text(name.label), .number("\(figure.cellText)" + reference)]))
                file.rows.append([
                    .text(period.name), .text(service.scope.service), .text(name.rawValue), .number(figure.value),
                    .text(figure.unit.rawValue), .text(figure.basis.displayText), .text(service.document.name),
                    .text(service.document.sha256), .number(Double(figure.place.page)),
                    .number(Double(figure.place.line)), .text(figure.place.text),
                ])
            }
        }
        return PageSection(
            id: "services", title: "By service",
            content: [
                HTML(
                    .p,
                    "The council's own report counts these for single services. They are parts of the council's complaints, or stand beside them; they are not added up here."
                ), table.html, file.link,
            ])
    }
}

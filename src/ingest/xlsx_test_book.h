// Makes workbooks in memory for tests and seeds, part by part, so that a test can also make broken ones.
#pragma once

#include <zip.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace windscreen::ingest {

struct ZipEntry {
  std::string name;
  std::string content;
};

/// A zip file with these entries, deflated.
inline std::string zip_of(const std::vector<ZipEntry>& entries) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (target == nullptr) throw std::runtime_error("no buffer");
  zip_source_keep(target);
  zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (zip == nullptr) throw std::runtime_error("no zip");
  for (const ZipEntry& entry : entries) {
    zip_source_t* content = zip_source_buffer(zip, entry.content.data(), entry.content.size(), 0);
    const zip_int64_t index = zip_file_add(zip, entry.name.c_str(), content, ZIP_FL_ENC_UTF_8);
    if (index < 0) throw std::runtime_error("cannot add");
    // One time for all, so that the same parts always give the same bytes.
    zip_file_set_dostime(zip, static_cast<zip_uint64_t>(index), 0, 0x21, 0);
  }
  if (zip_close(zip) != 0) throw std::runtime_error("cannot close");
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

inline std::string xml_escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

/// A sheet as rows of cells' XML (what stands inside <sheetData>).
struct BookSheet {
  std::string title;
  std::string data;
};

struct Book {
  std::vector<BookSheet> sheets;
  std::vector<std::string> shared;
  /// Number format ids of the cell styles; style 0 is general.
  std::vector<int> styles = {0, 14, 164, 165};
  bool from_1904 = false;

  std::vector<ZipEntry> entries() const {
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    std::string book = head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office + "\">";
    book += std::string("<workbookPr date1904=\"") + (from_1904 ? "1" : "0") + "\"/><sheets>";
    std::string links = head + "<Relationships xmlns=\"" + relations + "\">";
    std::vector<ZipEntry> all;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const std::string n = std::to_string(i + 1);
      book += "<sheet name=\"" + xml_escaped(sheets[i].title) + "\" sheetId=\"" + n + "\" r:id=\"rId" + n +
              "\"/>";
      links += "<Relationship Id=\"rId" + n + "\" Type=\"" + office +
               "/worksheet\" Target=\"worksheets/sheet" + n + ".xml\"/>";
      all.push_back({"xl/worksheets/sheet" + n + ".xml", head + "<worksheet xmlns=\"" + main +
                                                             "\"><sheetData>" + sheets[i].data +
                                                             "</sheetData></worksheet>"});
    }
    book += "</sheets></workbook>";
    links += "<Relationship Id=\"rIdS\" Type=\"" + office + "/sharedStrings\" Target=\"sharedStrings.xml\"/>";
    links += "<Relationship Id=\"rIdT\" Type=\"" + office +
             "/styles\" Target=\"/xl/styles.xml\"/></Relationships>";
    std::string strings = head + "<sst xmlns=\"" + main + "\">";
    for (const std::string& text : shared) strings += "<si>" + text + "</si>";
    strings += "</sst>";
    std::string style = head + "<styleSheet xmlns=\"" + main +
                        "\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy;@\"/>"
                        "<numFmt numFmtId=\"165\" formatCode=\"[Red]0.00\"/></numFmts>"
                        "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>";
    for (const int id : styles) style += "<xf numFmtId=\"" + std::to_string(id) + "\"/>";
    style += "</cellXfs></styleSheet>";
    all.insert(
        all.begin(),
        {{"[Content_Types].xml", head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                                        "content-types\"><Default Extension=\"xml\" "
                                        "ContentType=\"application/xml\"/></Types>"},
         {"_rels/.rels", head + "<Relationships xmlns=\"" + relations +
                             "\"><Relationship Id=\"rId1\" Type=\"" + office +
                             "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
         {"xl/workbook.xml", book},
         {"xl/_rels/workbook.xml.rels", links},
         {"xl/sharedStrings.xml", strings},
         {"xl/styles.xml", style}});
    return all;
  }
  std::string bytes() const { return zip_of(entries()); }
};

/// A row of text cells (inline strings) as a sheet's XML.
inline std::string text_row(const std::vector<std::string>& cells) {
  std::string out = "<row>";
  for (const std::string& cell : cells) {
    out += cell.empty() ? "<c/>" : "<c t=\"inlineStr\"><is><t>" + xml_escaped(cell) + "</t></is></c>";
  }
  return out + "</row>";
}

}  // namespace windscreen::ingest

package io.credlake.generate.nation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a standard as a department writes them: titles, and what each is for.
 *
 * <p>Written down here a second time on purpose: what the generator writes must not depend on how
 * the pipeline reads.
 */
final class Form {

  private static final Map<String, Form> FORMS = new HashMap<>();

  private static final String SUBJECT =
      "主体名称=NAME 统一社会信用代码=CODE 工商注册号=REGISTRATION 组织机构代码=ORGANISATION ";
  private static final String END = " 操作类型=ACTION 报送日期=REPORTED";

  static {
    add(
        "penalty-2018",
        "行政相对人名称=NAME 行政相对人类别=TYPE 行政相对人代码_1（统一社会信用代码）=CODE"
            + " 行政相对人代码_2（工商注册号）=REGISTRATION 行政相对人代码_3（组织机构代码）=ORGANISATION"
            + " 行政相对人代码_4（税务登记号）=SKIPPED 法定代表人=SKIPPED 证件类型=SKIPPED 证件号码=ID_CARD"
            + " 行政处罚决定书文号=NUMBER 违法行为类型=MATTER 违法事实=SKIPPED 处罚依据=BASIS 处罚类别=SKIPPED"
            + " 罚款金额（万元）=AMOUNT 处罚决定日期=DAY 处罚有效期=END 处罚机关=DEPARTMENT 当前状态=ACTION"
            + " 数据来源单位=SKIPPED 备注=SKIPPED 数据导出时间=REPORTED 地方编码=REGION");
    add(
        "penalty-2015",
        "CF_XDR_MC=NAME CF_XDR_LB=TYPE CF_XDR_SHXYM=CODE CF_XDR_ZZJG=ORGANISATION"
            + " CF_XDR_GSZC=REGISTRATION CF_XDR_SWDJ=SKIPPED CF_XDR_SFZ=ID_CARD CF_FR=SKIPPED"
            + " CF_WSH=NUMBER CF_CFMC=MATTER CF_SY=SKIPPED CF_YJ=BASIS CF_JG=SKIPPED CF_JDRQ=DAY"
            + " CF_JZQ=END CF_XZJG=DEPARTMENT CF_ZT=ACTION DFBM=REGION SJC=REPORTED BZ=SKIPPED");
    add(
        "licence-2018",
        "行政相对人名称=NAME 行政相对人类别=TYPE 行政相对人代码_1(统一社会信用代码)=CODE"
            + " 行政相对人代码_2(工商注册号)=REGISTRATION 行政相对人代码_3(组织机构代码)=ORGANISATION"
            + " 法定代表人=SKIPPED 证件号码=ID_CARD 行政许可决定文书名称=SKIPPED 行政许可决定文书号=NUMBER"
            + " 许可类别=MATTER 许可内容=SKIPPED 许可决定日期=DAY 有效期自=FROM 有效期至=END 许可机关=DEPARTMENT"
            + " 当前状态=ACTION 数据来源单位=SKIPPED 备注=SKIPPED 数据导出时间=REPORTED 地方编码=REGION");
    add(
        "licence-2015",
        "XK_XDR_MC=NAME XK_XDR_LB=TYPE XK_XDR_SHXYM=CODE XK_XDR_ZZJG=ORGANISATION"
            + " XK_XDR_GSZC=REGISTRATION XK_XDR_SWDJ=SKIPPED XK_XDR_SFZ=ID_CARD XK_FR=SKIPPED"
            + " XK_WSH=NUMBER XK_XMMC=MATTER XK_NR=SKIPPED XK_JDRQ=DAY XK_JZQ=END"
            + " XK_XKJG=DEPARTMENT XK_ZT=ACTION DFBM=REGION SJC=REPORTED BZ=SKIPPED");
    add(
        "list-event",
        SUBJECT
            + "事件编号=NUMBER 名单编号=REFERS 事件类型=STAGE 名单性质=POLARITY 名单名称=MATTER 严重程度=SEVERITY"
            + " 法律依据=BASIS 列入部门=DEPARTMENT 列入地区=REGION 执行部门=EXECUTOR 执行地区=EXECUTING_REGION"
            + " 领域=FIELD 事件日期=DAY 有效期自=FROM 有效期至=END"
            + END);
    add(
        "rating",
        SUBJECT
            + "评价编号=NUMBER 评价事项=MATTER 评价等级=RATING 评价部门=DEPARTMENT 地区=REGION 领域=FIELD"
            + " 评价日期=DAY 有效期自=FROM 有效期至=END"
            + END);
    add(
        "pledge",
        SUBJECT
            + "承诺编号=NUMBER 承诺事项=MATTER 受理部门=DEPARTMENT 地区=REGION 领域=FIELD 承诺日期=DAY"
            + " 承诺期至=END 履行情况=OUTCOME"
            + END);
    add(
        "judgment",
        SUBJECT
            + "案号=NUMBER 关联案号=REFERS 案件类别=CATEGORY 环节=STAGE 案由=MATTER 法院=DEPARTMENT"
            + " 地区=REGION 标的金额（元）=AMOUNT 日期=DAY 公布期至=END 结案日期=CLOSED"
            + END);
    add(
        "inspection",
        SUBJECT
            + "检查编号=NUMBER 检查事项=MATTER 检查机关=DEPARTMENT 地区=REGION 领域=FIELD 检查日期=DAY"
            + " 检查结果=OUTCOME 整改期限=DUE 整改完成日期=CLOSED"
            + END);
    add(
        "case",
        SUBJECT
            + "案件编号=NUMBER 关联文书号=REFERS 案件类型=CATEGORY 环节=STAGE 事项=MATTER 办理部门=DEPARTMENT"
            + " 地区=REGION 领域=FIELD 受理日期=DAY 应办结日期=DUE 办结日期=CLOSED 办理结果=OUTCOME"
            + END);
    add(
        "exchange",
        "交换批次号=NUMBER 发送部门=DEPARTMENT 发送地区=REGION 接收部门=EXECUTOR 接收地区=EXECUTING_REGION"
            + " 信息类别=MATTER 领域=FIELD 数量=QUANTITY 发送日期=DAY 接收日期=CLOSED 处理结果=OUTCOME"
            + END);
    add(
        "disclosure",
        SUBJECT
            + "公开编号=NUMBER 关联文书号=REFERS 信息类别=MATTER 公开部门=DEPARTMENT 地区=REGION 领域=FIELD"
            + " 公开日期=DAY 应公开日期=DUE 公开期至=END"
            + END);
    String cell =
        "统计指标=SERIES 统计期=PERIOD 地区=REGION 报送部门=DEPARTMENT 领域=FIELD 分组维度=DIMENSION 分组=MEMBER"
            + " 分子=NUMERATOR 分母=DENOMINATOR 计量单位=SKIPPED 样本量=SAMPLE 误差（百分点）=MARGIN"
            + END;
    add("return", cell);
    add("return-by-age", cell);
    add(
        "milestone",
        "事项编号=ITEM 事项类型=ITEM_KIND 名称=TITLE 纲要任务=COMMITMENT 状态=STATE 发布部门=DEPARTMENT"
            + " 对方部门=EXECUTOR 地区=REGION 对方地区=EXECUTING_REGION 文号=NUMBER 领域=FIELD 成员=MEMBER"
            + " 公开属性=PROPERTY 日期=DAY 施行日期=FROM"
            + END);
    add(
        "register",
        "名称=NAME 统一社会信用代码=CODE 工商注册号=REGISTRATION 组织机构代码=ORGANISATION 地区=REGION"
            + " 行业代码=INDUSTRY 规模=SIZE 登记状态=STATUS 机构类型=LEGAL_FORM 注册资本=CAPITAL 生效日期=DAY"
            + " 失效日期=SKIPPED"
            + END);
    add(
        "cac-trusted-sites",
        "单位名称=NAME 统一社会信用代码=CODE 证书编号=NUMBER 网站域名=SKIPPED 标识类型=MATTER 证书操作=ACTION"
            + " 地区=REGION 颁发日期=DAY 有效期至=END 报送日期=REPORTED");
    add(
        "enterprise-registration",
        "企业名称=NAME 统一社会信用代码=CODE 注册日期=DAY 企业类型=LEGAL_FORM 法人代表=SKIPPED"
            + " 注册资金=CAPITAL 经营范围=SKIPPED 所在省份=REGION 地区=SKIPPED 注册地址=SKIPPED");
  }

  private final String name;
  private final List<String> titles = new ArrayList<>();
  private final Map<Role, Integer> places = new EnumMap<>(Role.class);

  private Form(String name, String columns) {
    this.name = name;
    for (String column : columns.split(" ", -1)) {
      int split = column.lastIndexOf('=');
      Role role = Role.valueOf(column.substring(split + 1));
      if (role != Role.SKIPPED) {
        places.put(role, titles.size());
      }
      titles.add(column.substring(0, split));
    }
  }

  private static void add(String name, String columns) {
    FORMS.put(name, new Form(name, columns));
  }

  static boolean isKnown(String name) {
    return FORMS.containsKey(name);
  }

  static Form of(String name) {
    return FORMS.get(name);
  }

  String name() {
    return name;
  }

  List<String> titles() {
    return titles;
  }

  boolean has(Role role) {
    return places.containsKey(role);
  }

  /** Place of a column that the form has. */
  int place(Role role) {
    return places.get(role);
  }

  /** An empty row. */
  Cells row() {
    return new Cells(this);
  }

  /** A row of a form: texts by what they are for; those the form has no column for are dropped. */
  static final class Cells {

    private final Form form;
    private final String[] texts;

    private Cells(Form form) {
      this.form = form;
      this.texts = new String[form.titles.size()];
      java.util.Arrays.fill(texts, "");
    }

    Cells set(Role role, String text) {
      Integer place = form.places.get(role);
      if (place != null) {
        texts[place] = text;
      }
      return this;
    }

    /** What it says; empty if the form has no such column. */
    String text(Role role) {
      Integer place = form.places.get(role);
      return place == null ? "" : texts[place];
    }

    String[] texts() {
      return texts;
    }

    Cells copy() {
      Cells copy = new Cells(form);
      System.arraycopy(texts, 0, copy.texts, 0, texts.length);
      return copy;
    }
  }
}

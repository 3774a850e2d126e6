namespace Junheng.Web;

/// <summary>What named processes, and the other actions in the audit record, are called.</summary>
public static class ProcessNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["start-import"] = "上传文件",
        ["keep-statistics"] = "上传统计导出",
        ["start-statistics"] = "保存字段对应并导入",
        ["check-import"] = "读取与校验",
        ["confirm-import"] = "确认导入",
        ["discard-import"] = "放弃导入",
        ["freeze-version"] = "定版",
        ["answer-finding"] = "说明校验问题",
        ["save-evidence"] = "佐证判断",
        ["save-county-figures"] = "填写县级数据",
        ["save-item-units"] = "填写责任单位",
        ["record-recognition"] = "登记通过认定",
        ["save-view"] = "保存视图",
        ["delete-view"] = "删除视图",
        ["load-demo"] = "载入演示县",
        ["register-county"] = "登记县",
        ["change-county"] = "修改规则设置",
        ["first-administrators"] = "建立首批管理员",
        ["demo-accounts"] = "建立演示账号",
        ["create-unit"] = "设立机构",
        ["create-post"] = "设立岗位",
        ["create-account"] = "开立账号",
        ["create-accounts"] = "批量开立学校账号",
        ["appoint"] = "任职",
        ["hand-over"] = "免去岗位",
        ["reset-password"] = "重置密码",
        ["close-account"] = "停用账号",
        ["open-account"] = "启用账号",
        ["link-subject"] = "关联外部身份",
        ["unlink-subject"] = "解除外部身份",
        ["turn-on-second-factor"] = "启用二次验证",
        ["turn-off-second-factor"] = "停用二次验证",
        ["remove-second-factor"] = "解除二次验证",
        ["refuse-second-factor"] = "二次验证被拒绝",
        ["change-password"] = "修改密码",
        ["choose-post"] = "切换岗位",
        ["sign-in"] = "登录",
        ["refuse-sign-in"] = "登录被拒绝",
        ["end-session"] = "结束会话",
        ["read"] = "查阅",
        ["export"] = "导出",
        ["restore"] = "恢复备份",
        ["move"] = "搬移数据库",
    };

    /// <summary>The Chinese name; the code itself where there is none.</summary>
    public static string Of(string code) => Names.GetValueOrDefault(code, code);
}
